//! What functions are called in traces: `main.main`, `main.(*T).Method`, `main.Map[...]`, `main.init.0`.

use std::sync::Arc;

use super::unit::Compiler;
use crate::golang::check::info::{Func, ObjId, Recv};

impl Compiler<'_> {
    /// The full name of a declared function; `generic` says whether type parameters show.
    pub(super) fn func_name(&self, obj: ObjId, generic: bool) -> Arc<str> {
        let object = self.info.object(obj);
        let path = self.path(object.pkg);
        let Some(func) = self.func_of(obj) else { return path };
        let name = match &func.recv {
            Some(recv) => format!("{path}.{}.{}", self.receiver_name(recv, generic), object.name),
            None => format!("{path}.{}{}", object.name, self.func_suffix(obj, &func, generic)),
        };
        name.into()
    }

    fn receiver_name(&self, recv: &Recv, generic: bool) -> String {
        let name = &self.info.types.named(recv.named).name;
        let params = if generic && !recv.tparams.is_empty() { "[...]" } else { "" };
        if recv.pointer { format!("(*{name}{params})") } else { format!("{name}{params}") }
    }

    fn func_suffix(&self, obj: ObjId, func: &Func, generic: bool) -> String {
        let number = self.info.packages.iter().find_map(|package| package.init_funcs.iter().position(|f| *f == obj));
        match number {
            Some(number) => format!(".{number}"),
            None if generic && !func.tparams.is_empty() => "[...]".into(),
            None => String::new(),
        }
    }
}
