//! How deep things are nested.
//!
//! Two things make trees deep: recursion of the parser, which is counted on the way down, and chains like `a.b().c()`,
//! which the parser reads in a loop. So the height of every expression is known while its file is parsed. Chains of
//! binary operators count for nothing, however long: nobody walks them by recursion.
//!
//! **Invariant**: the depth at which an expression is made plus its height never exceeds [`MAX_DEPTH`].

use crate::golang::syntax::ast::{Expr, ExprKind, Field, FuncType, MAX_DEPTH};

use super::Parser;

/// Counts levels.
pub(super) struct Nesting {
    /// Levels of recursion around the current word.
    depth: usize,
    /// The deepest that the current function has been so far.
    deepest: usize,
    /// The number of the first expression of the file.
    first: u32,
    /// The heights of expressions, by number.
    heights: Vec<u16>,
}

impl Nesting {
    pub(super) fn new(first: u32) -> Self {
        Self { depth: 0, deepest: 0, first, heights: Vec::new() }
    }

    /// Notes the height of the next expression, and whether it may be so high.
    pub(super) fn add(&mut self, height: usize) -> bool {
        self.deepest = self.deepest.max(self.depth + height);
        self.heights.push(height.min(MAX_DEPTH) as u16);
        self.depth + height <= MAX_DEPTH
    }

    fn height(&self, x: &Expr) -> usize {
        self.heights[(x.id.0 - self.first) as usize].into()
    }

    fn highest<'e>(&self, all: impl IntoIterator<Item = &'e Expr>) -> usize {
        all.into_iter().map(|x| self.height(x)).max().unwrap_or(0)
    }

    fn fields(&self, fields: &[Field]) -> usize {
        self.highest(fields.iter().map(|field| &*field.ty))
    }

    fn signature(&self, sig: &FuncType) -> usize {
        self.fields(&sig.params).max(self.fields(&sig.results))
    }

    /// The height of an expression of this kind; of a function literal, that of its type only.
    pub(super) fn height_above(&self, kind: &ExprKind) -> usize {
        let below = match kind {
            ExprKind::Bad | ExprKind::Name(_) | ExprKind::Literal(..) => return 0,
            ExprKind::Binary(_, x, y) => return self.height(x).max(self.height(y) + 1),
            ExprKind::Composite(literal) => self.highest(literal.ty.iter().chain(&literal.elems)),
            ExprKind::FuncLit(literal) => self.signature(&literal.sig),
            ExprKind::Paren(x)
            | ExprKind::Selector(x, _)
            | ExprKind::TypeGuard(x)
            | ExprKind::Star(x)
            | ExprKind::Unary(_, x)
            | ExprKind::SliceType(x)
            | ExprKind::ChanType(_, x)
            | ExprKind::Ellipsis(x) => self.height(x),
            ExprKind::Index(x, index) => self.height(x).max(self.highest(index)),
            ExprKind::Slice(slice) => self.highest(slice.index.iter().flatten().chain([&slice.x])),
            ExprKind::TypeAssert(x, y) | ExprKind::KeyValue(x, y) | ExprKind::MapType(x, y) => {
                self.height(x).max(self.height(y))
            }
            ExprKind::Call(call) => self.highest(call.args.iter().chain([&call.func])),
            ExprKind::ArrayType(len, elem) => self.highest(len.as_deref().into_iter().chain([&**elem])),
            ExprKind::StructType(fields) | ExprKind::InterfaceType(fields) => self.fields(fields),
            ExprKind::FuncType(sig) => self.signature(sig),
        };
        below + 1
    }
}

impl<'a> Parser<'a> {
    /// Goes a level down, unless that is too deep.
    pub(super) fn nested<T>(&mut self, inner: impl FnOnce(&mut Self) -> T, too_deep: impl FnOnce(&mut Self) -> T) -> T {
        if self.nesting.depth == MAX_DEPTH {
            self.too_deep();
            return too_deep(self);
        }
        self.nesting.depth += 1;
        self.nesting.deepest = self.nesting.deepest.max(self.nesting.depth);
        let result = inner(self);
        self.nesting.depth -= 1;
        result
    }

    /// Reads the body of a function literal, and says how high it is.
    pub(super) fn measured<T>(&mut self, body: impl FnOnce(&mut Parser<'a>) -> T) -> (T, usize) {
        let outer = std::mem::replace(&mut self.nesting.deepest, self.nesting.depth);
        let result = body(self);
        let height = self.nesting.deepest - self.nesting.depth;
        self.nesting.deepest = self.nesting.deepest.max(outer);
        (result, height)
    }
}
