//! What package-level objects are: found out when it is first asked for.

use crate::golang::check::checker::{Body, Checker};
use crate::golang::check::info::ObjId;

impl Checker<'_> {
    /// Finds out the type of an object, and the value of a constant. It is then in `info.object(obj)`. In the library,
    /// this is what makes something part of the program.
    pub(super) fn resolve(&mut self, obj: ObjId) {
        todo!("{obj:?}")
    }

    /// The package-level declaration at hand depends on this object.
    pub(super) fn depends_on(&mut self, obj: ObjId) {
        todo!("{obj:?}")
    }

    pub(super) fn literal_body(&mut self, body: Body) {
        todo!("{:?}", body.literal)
    }
}
