//! Constants as messages show them.

use std::fmt;

use super::Value;

impl Value {
    /// As Go's compiler prints the value of a constant of this type: `1e+09` for a float, where an integer is
    /// `1000000000`. (`float`: its type is a float or complex one, typed or not.)
    pub fn text(&self, float: bool) -> String {
        todo!()
    }
}

impl fmt::Display for Value {
    /// [`Value::text`] of an integer's, string's or truth value's type: long strings are cut.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        todo!()
    }
}
