//! Compiled functions as text.

use std::fmt::Write as _;

use super::emit::jump_distance;
use crate::golang::code::{Code, FuncCode, Op};

/// All functions that are not the library's, instruction by instruction.
pub fn listing(code: &Code) -> String {
    let mut text = String::new();
    for func in code.funcs.iter().filter(|func| !func.library && !func.wrapper) {
        function(&mut text, code, func);
    }
    text
}

fn function(text: &mut String, code: &Code, func: &FuncCode) {
    let _ = writeln!(
        text,
        "{}: params={} results={}@{} frame={}",
        func.name, func.params, func.results, func.results_at, func.frame
    );
    for (at, (op, pos)) in func.ops.iter().zip(&func.places).enumerate() {
        let line = code.map.position(*pos).map_or(0, |position| position.line);
        let _ = writeln!(text, "{at:5} {line:4}  {}", instruction(code, *op, at));
    }
}

fn instruction(code: &Code, op: Op, at: usize) -> String {
    let plain = format!("{op:?}");
    let mut short: String = plain.replace("{ ", "").replace(" }", "").replace(": ", "=").replace(',', "");
    if let Some(by) = jump_distance(op) {
        let to = at as i64 + 1 + i64::from(by);
        short.truncate(short.find("by=").unwrap_or(short.len()));
        let _ = write!(short, "-> {to}");
    }
    if let Op::Call { func, .. } | Op::Go { func, .. } | Op::Defer { func, .. } | Op::FuncValue { func, .. } = op {
        let name = code.funcs.get(func.0 as usize).map_or("?", |func| &func.name);
        short.truncate(short.find("func=").unwrap_or(short.len()));
        let _ = write!(short, "{name}");
    }
    short
}
