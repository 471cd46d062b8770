//! The syntax tree of a Go file.
//!
//! **Invariants**: every expression has a number of its own ([`ExprId`]), unique in the whole program, by which the
//! checker notes what it found out; the tree is never changed after parsing (bodies that the parser passed over are added
//! when they are needed, see [`FuncBody`]); positions are the ones at which Go's
//! compiler reports (a binary expression's is its operator, most others' their first byte; see [`Expr::start`]).
//! A tree is at most [`MAX_DEPTH`] nodes high, so walking it by recursion is safe; only chains of binary operators
//! (`a + b + c + ...`, which lean to the left) may be of any length and have to be walked by a loop ([`Expr::chain`]).

use std::sync::{Arc, OnceLock};

use crate::golang::source::{FileId, Pos};

pub use super::op::{BinaryOp, UnaryOp};

/// How deep statements, expressions and types may be nested in each other.
pub const MAX_DEPTH: usize = 500;

/// A name or a literal's text.
pub type Name = Arc<str>;

/// The number of an expression or identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExprId(pub u32);

/// An identifier.
#[derive(Clone, Debug)]
pub struct Ident {
    /// Its number, in the same sequence as those of expressions.
    pub id: ExprId,
    /// Its first byte.
    pub pos: Pos,
    /// What it says; `_` for the blank one.
    pub name: Name,
}

/// A file.
#[derive(Clone, Debug)]
pub struct File {
    /// Which.
    pub file: FileId,
    /// `package name`
    pub package: Ident,
    /// The language version that a `//go:build go1.N` line asks for: N.
    pub go_version: Option<u16>,
    /// Everything declared in it, in order; imports come first.
    pub decls: Vec<Decl>,
    /// Behind the last byte.
    pub end: Pos,
}

/// A declaration.
#[derive(Clone, Debug)]
pub enum Decl {
    /// `import name "path"`
    Import(ImportDecl),
    /// One line of a constant declaration.
    Const(ConstDecl),
    /// One line of a variable declaration.
    Var(VarDecl),
    /// One line of a type declaration.
    Type(TypeDecl),
    /// A function or method.
    Func(Arc<FuncDecl>),
}

/// `import name "path"`
#[derive(Clone, Debug)]
pub struct ImportDecl {
    /// Of the spec: of the name if there is one, else of the path.
    pub pos: Pos,
    /// The local name, `_` or `.`.
    pub name: Option<Ident>,
    /// The position of the path's literal.
    pub path_pos: Pos,
    /// The path, unquoted.
    pub path: Name,
}

/// `a, b T = x, y`
#[derive(Clone, Debug)]
pub struct ConstDecl {
    /// The first name's.
    pub pos: Pos,
    /// Left of `=`.
    pub names: Vec<Ident>,
    /// Its type; an omitted right side repeats the type of the line before (done by the checker).
    pub ty: Option<Expr>,
    /// Right of `=`; empty if it repeats the line before.
    pub values: Vec<Expr>,
    /// The group it is in; lines of one `const ( ... )` have the same, no others in the program have.
    pub group: u32,
    /// `iota`
    pub iota: u32,
}

/// `a, b T = x, y`
#[derive(Clone, Debug)]
pub struct VarDecl {
    /// The first name's.
    pub pos: Pos,
    /// What is declared.
    pub names: Vec<Ident>,
    /// Its type.
    pub ty: Option<Expr>,
    /// Right of `=`.
    pub values: Vec<Expr>,
}

/// `Name[P C] = T`
#[derive(Clone, Debug)]
pub struct TypeDecl {
    /// The name's.
    pub pos: Pos,
    /// What is declared.
    pub name: Ident,
    /// Type parameters.
    pub tparams: Vec<Field>,
    /// `type A = T`
    pub alias: bool,
    /// The right side.
    pub ty: Expr,
}

/// `func (recv) Name[P C](params) results { body }`
#[derive(Clone, Debug)]
pub struct FuncDecl {
    /// Behind `func`: the `(` of the receiver, or the name's.
    pub pos: Pos,
    /// The receiver.
    pub recv: Option<Field>,
    /// What is declared.
    pub name: Ident,
    /// Type parameters.
    pub tparams: Vec<Field>,
    /// Parameters and results.
    pub sig: FuncType,
    /// None: implemented elsewhere (a native of the library).
    pub body: Option<FuncBody>,
}

/// The body of a declared function. Those of the library are passed over at first, and read when they are needed: few
/// programs need many of them.
#[derive(Clone, Debug)]
pub struct FuncBody {
    /// Its `{`.
    pub pos: Pos,
    block: OnceLock<Block>,
}

impl FuncBody {
    /// One that has been passed over.
    pub(super) const fn unread(pos: Pos) -> Self {
        Self { pos, block: OnceLock::new() }
    }

    /// What is in it, if it has been read.
    pub fn known(&self) -> Option<&Block> {
        self.block.get()
    }

    /// What is in it; if nobody knows yet, `read` finds out.
    pub fn get_or_read(&self, read: impl FnOnce() -> Block) -> &Block {
        self.block.get_or_init(read)
    }
}

impl From<Block> for FuncBody {
    fn from(block: Block) -> Self {
        Self { pos: block.pos, block: block.into() }
    }
}

/// A field of a struct, a parameter, a result, a type parameter, a method or an embedded element of an interface.
/// `a, b int` are two of these; their types are then the *same* node (by number and by [`Arc`]).
#[derive(Clone, Debug)]
pub struct Field {
    /// The name's, or the type's if there is none.
    pub pos: Pos,
    /// None: embedded field or element, or unnamed parameter.
    pub name: Option<Ident>,
    /// Its type; a method of an interface has a [`ExprKind::FuncType`].
    pub ty: Arc<Expr>,
    /// A struct field's tag, unquoted.
    pub tag: Option<Name>,
}

/// Parameters and results.
#[derive(Clone, Debug)]
pub struct FuncType {
    /// The last one's type may be [`ExprKind::Ellipsis`].
    pub params: Vec<Field>,
    /// None, one or several.
    pub results: Vec<Field>,
}

/// `{ ... }`
#[derive(Clone, Debug)]
pub struct Block {
    /// `{`
    pub pos: Pos,
    /// What is in it.
    pub stmts: Vec<Stmt>,
    /// `}`: where a missing return is reported.
    pub rbrace: Pos,
}

/// An expression or a type.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Its number.
    pub id: ExprId,
    /// Where Go's compiler has it: of a binary expression, the operator; of `key: value`, the colon; of `x[i]`
    /// and `x[i:j]`, the bracket; of `f(x)` and of a function type, the `(`; of `x.y` and `x.(T)`, the dot; of `x{...}`,
    /// the start of x; else the first byte. See [`Expr::start`].
    pub pos: Pos,
    /// What.
    pub kind: ExprKind,
}

/// The kinds of expressions and types.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// What could not be parsed; a mistake has been reported.
    Bad,
    /// A name.
    Name(Name),
    /// A literal, as it is written.
    Literal(LiteralKind, Name),
    /// `T{...}`, or `{...}` within another one.
    Composite(Box<Composite>),
    /// `func(...) {...}`
    FuncLit(Arc<FuncLit>),
    /// `(x)`
    Paren(Box<Expr>),
    /// `x.name`
    Selector(Box<Expr>, Ident),
    /// `x[i]`, `F[A, B]`: one or more indices.
    Index(Box<Expr>, Vec<Expr>),
    /// `x[lo:hi:max]`
    Slice(Box<SliceExpr>),
    /// `x.(T)`
    TypeAssert(Box<Expr>, Box<Expr>),
    /// `x.(type)` where it must not stand (the rightly placed one is a [`TypeSwitch`]); the checker says so.
    TypeGuard(Box<Expr>),
    /// `f(a, b...)`
    Call(Box<Call>),
    /// `*x`: dereference, or a pointer type.
    Star(Box<Expr>),
    /// `-x`, `!x`, `^x`, `+x`, `&x`, `<-x`, and `~T` in a constraint.
    Unary(UnaryOp, Box<Expr>),
    /// `x op y`; also `A | B` in a constraint.
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `key: value` in a composite literal.
    KeyValue(Box<Expr>, Box<Expr>),
    /// `[n]T`; none is `[...]T`.
    ArrayType(Option<Box<Expr>>, Box<Expr>),
    /// `[]T`
    SliceType(Box<Expr>),
    /// `struct {...}`
    StructType(Vec<Field>),
    /// `func(...) ...`
    FuncType(Box<FuncType>),
    /// `interface {...}`: methods have names, embedded elements have not.
    InterfaceType(Vec<Field>),
    /// `map[K]V`
    MapType(Box<Expr>, Box<Expr>),
    /// `chan T`, `<-chan T`, `chan<- T`
    ChanType(ChanDir, Box<Expr>),
    /// `...T` of a last parameter.
    Ellipsis(Box<Expr>),
}

/// The kinds of literals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiteralKind {
    /// `12`, `0x1f`
    Int,
    /// `1.5`
    Float,
    /// `2i`
    Imag,
    /// `'x'`
    Rune,
    /// `"x"` or a raw one.
    String,
}

/// `T{a, k: b}`
#[derive(Clone, Debug)]
pub struct Composite {
    /// None within another one, where the type is the outer one's element type.
    pub ty: Option<Expr>,
    /// Its elements, some of them [`ExprKind::KeyValue`].
    pub elems: Vec<Expr>,
    /// `}`
    pub rbrace: Pos,
}

/// `func(...) {...}`
#[derive(Clone, Debug)]
pub struct FuncLit {
    /// Parameters and results.
    pub sig: FuncType,
    /// What it does.
    pub body: Block,
}

/// `x[lo:hi:max]`
#[derive(Clone, Debug)]
pub struct SliceExpr {
    /// What is sliced.
    pub x: Expr,
    /// Before the first colon, between, and after the second.
    pub index: [Option<Expr>; 3],
    /// There is a second colon.
    pub full: bool,
}

/// `f(a, b...)`
#[derive(Clone, Debug)]
pub struct Call {
    /// What is called, or the type converted to.
    pub func: Expr,
    /// The arguments.
    pub args: Vec<Expr>,
    /// The last one is followed by `...`.
    pub spread: bool,
    /// `)`: where missing arguments are reported.
    pub rparen: Pos,
}

/// What may be done with a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChanDir {
    /// `chan T`
    Both,
    /// `<-chan T`
    Recv,
    /// `chan<- T`
    Send,
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Stmt {
    /// Where Go's compiler has it: of an assignment, the operator; else the first byte.
    pub pos: Pos,
    /// What.
    pub kind: StmtKind,
}

/// The kinds of statements.
#[derive(Clone, Debug)]
pub enum StmtKind {
    /// Nothing, as between two semicolons.
    Empty,
    /// An expression: a call or a receive, if it is right.
    Expr(Expr),
    /// `ch <- v`
    Send(Expr, Expr),
    /// `x++`, `x--`
    IncDec(Expr, BinaryOp),
    /// `a, b = x, y`
    Assign(Vec<Expr>, Vec<Expr>),
    /// `a op= x`
    OpAssign(BinaryOp, Expr, Expr),
    /// `a, b := x, y`; the left sides are names, if it is right.
    Define(Vec<Expr>, Vec<Expr>),
    /// `var`, `const` and `type` lines of one declaration.
    Decl(Vec<Decl>),
    /// `go f(x)`
    Go(Expr),
    /// `defer f(x)`
    Defer(Expr),
    /// `return x, y`
    Return(Vec<Expr>),
    /// `break L`
    Break(Option<Ident>),
    /// `continue L`
    Continue(Option<Ident>),
    /// `goto L`
    Goto(Ident),
    /// `fallthrough`
    Fallthrough,
    /// `{...}`
    Block(Block),
    /// `if`
    If(Box<If>),
    /// `switch x {...}`
    Switch(Box<Switch>),
    /// `switch x := y.(type) {...}`
    TypeSwitch(Box<TypeSwitch>),
    /// `select {...}`
    Select(Select),
    /// `for a; b; c {...}`
    For(Box<For>),
    /// `for k, v := range x {...}`
    Range(Box<Range>),
    /// `L: stmt`
    Labeled(Ident, Box<Stmt>),
}

/// `if init; cond {...} else ...`
#[derive(Clone, Debug)]
pub struct If {
    /// Before the semicolon.
    pub init: Option<Stmt>,
    /// What is asked.
    pub cond: Expr,
    /// If so.
    pub then: Block,
    /// A block or another `if`.
    pub otherwise: Option<Stmt>,
}

/// `switch init; tag {...}`
#[derive(Clone, Debug)]
pub struct Switch {
    /// Before the semicolon.
    pub init: Option<Stmt>,
    /// What is compared; none is `true`.
    pub tag: Option<Expr>,
    /// `case` and `default`.
    pub cases: Vec<Case>,
    /// `}`
    pub rbrace: Pos,
}

/// One clause of a `switch`; in a type switch the values are types (or `nil`).
#[derive(Clone, Debug)]
pub struct Case {
    /// `case` or `default`
    pub pos: Pos,
    /// None: `default`.
    pub values: Option<Vec<Expr>>,
    /// What is done.
    pub body: Vec<Stmt>,
    /// `:`
    pub colon: Pos,
}

/// `switch init; name := x.(type) {...}`
#[derive(Clone, Debug)]
pub struct TypeSwitch {
    /// Before the semicolon.
    pub init: Option<Stmt>,
    /// The variable that each clause has of its own.
    pub name: Option<Ident>,
    /// What is looked at.
    pub x: Expr,
    /// `case` and `default`.
    pub cases: Vec<Case>,
    /// `}`
    pub rbrace: Pos,
}

/// `select {...}`
#[derive(Clone, Debug)]
pub struct Select {
    /// `case` and `default`.
    pub cases: Vec<CommCase>,
    /// `}`
    pub rbrace: Pos,
}

/// One clause of a `select`.
#[derive(Clone, Debug)]
pub struct CommCase {
    /// `case` or `default`
    pub pos: Pos,
    /// None: `default`. Else a send, a receive, or an assignment or definition from a receive, if it is right.
    pub comm: Option<Stmt>,
    /// What is done.
    pub body: Vec<Stmt>,
    /// `:`
    pub colon: Pos,
}

/// `for init; cond; post {...}`
#[derive(Clone, Debug)]
pub struct For {
    /// Before the first semicolon.
    pub init: Option<Stmt>,
    /// What is asked.
    pub cond: Option<Expr>,
    /// Behind the second semicolon.
    pub post: Option<Stmt>,
    /// What is repeated.
    pub body: Block,
}

/// `for key, value := range x {...}`
#[derive(Clone, Debug)]
pub struct Range {
    /// The first variable.
    pub key: Option<Expr>,
    /// The second variable.
    pub value: Option<Expr>,
    /// A third one, which is one too many; the checker says so.
    pub extra: Option<Expr>,
    /// `:=`, not `=`.
    pub define: bool,
    /// What is walked over.
    pub x: Expr,
    /// What is repeated.
    pub body: Block,
}

impl Expr {
    /// Where most mistakes in the expression are reported: its first byte, but for slice expressions and function types.
    pub fn start(&self) -> Pos {
        let mut x = self;
        loop {
            x = match &x.kind {
                ExprKind::Binary(_, left, _) | ExprKind::KeyValue(left, _) | ExprKind::Index(left, _) => left,
                ExprKind::Selector(left, _) | ExprKind::TypeAssert(left, _) | ExprKind::TypeGuard(left) => left,
                ExprKind::Call(call) => &call.func,
                ExprKind::Composite(literal) => match &literal.ty {
                    Some(ty) => ty,
                    None => return x.pos,
                },
                _ => return x.pos,
            };
        }
    }

    /// Without parentheses around it.
    pub fn unparen(&self) -> &Self {
        let mut x = self;
        while let ExprKind::Paren(inner) = &x.kind {
            x = inner;
        }
        x
    }

    /// The binary expressions on the way down along left operands, this one first; empty if it is no binary one.
    /// Of `a + b * c - d` these are the whole and `a + b * c`.
    pub fn chain(&self) -> Vec<&Self> {
        let mut chain = Vec::new();
        let mut x = self;
        while let ExprKind::Binary(_, left, _) = &x.kind {
            chain.push(x);
            x = left;
        }
        chain
    }
}

/// A long chain of binary expressions is taken apart from its end, as dropping it by recursion could need any amount of
/// stack.
impl Drop for Expr {
    fn drop(&mut self) {
        let ExprKind::Binary(_, left, _) = &mut self.kind else { return };
        let mut rest = std::mem::replace(&mut left.kind, ExprKind::Bad);
        while let ExprKind::Binary(_, left, _) = &mut rest {
            let next = std::mem::replace(&mut left.kind, ExprKind::Bad);
            rest = next;
        }
    }
}
