//! Files and declarations.

use std::sync::Arc;

use crate::golang::syntax::ast::{
    ConstDecl, Decl, ExprKind, Field, File, FuncBody, FuncDecl, FuncType, Ident, ImportDecl, LiteralKind, Name,
    TypeDecl, VarDecl,
};
use crate::golang::syntax::token::Token;
use crate::golang::syntax::value::unquote;

use super::Parser;

/// Which line of a declaration it is.
#[derive(Clone, Copy)]
pub(super) struct Line {
    group: u32,
    index: u32,
}

/// Reads a line of a declaration, and adds it to others if something can be made of it.
pub(super) type ReadLine<'a> = fn(&mut Parser<'a>, Line, &mut Vec<Decl>);

/// Words that begin a declaration.
const DECLARATIONS: [Token; 5] = [Token::Import, Token::Const, Token::Type, Token::Var, Token::Func];

impl<'a> Parser<'a> {
    /// The whole of it. If the package clause is wrong, nothing else is looked at.
    pub(super) fn file(&mut self) -> File {
        let go_version = self.scanner.go_version;
        self.scanner.top = false;
        let mut file = File { file: self.file, package: self.blank(), go_version, decls: Vec::new(), end: self.pos() };
        if !self.got(Token::Package) {
            self.syntax_error("package statement must be first");
            return file;
        }
        file.package = self.name();
        self.want(Token::Semi);
        if self.scanner.mistakes.is_empty() {
            self.decls(&mut file.decls);
        }
        file.end = self.pos();
        file
    }

    fn decls(&mut self, decls: &mut Vec<Decl>) {
        let (mut before, mut bodyless) = (Token::Import, false);
        while !self.at(Token::Eof) {
            if self.at(Token::Import) && before != Token::Import {
                self.syntax_error("imports must appear before other declarations");
            }
            before = self.token();
            if !self.decl(decls) {
                self.no_decl(bodyless);
                continue;
            }
            bodyless = before == Token::Func && matches!(decls.last(), Some(Decl::Func(func)) if func.body.is_none());
            if !self.at(Token::Eof) && !self.got(Token::Semi) {
                self.syntax_error("after top level declaration");
                self.skip_to(&DECLARATIONS);
            }
        }
    }

    /// A declaration, if there is one.
    fn decl(&mut self, decls: &mut Vec<Decl>) -> bool {
        if self.got(Token::Import) {
            self.group(decls, Self::import_line);
        } else if self.got(Token::Func) {
            let func = self.func_decl();
            decls.push(Decl::Func(Arc::new(func)));
        } else if let Some(read) = Self::line_of(self.token()) {
            self.next();
            self.group(decls, read);
        } else {
            return false;
        }
        true
    }

    /// Complains about something else; a function before it may have no body.
    fn no_decl(&mut self, bodyless: bool) {
        if self.at(Token::Lbrace) && bodyless {
            self.syntax_error("unexpected semicolon or newline before {");
        } else {
            self.syntax_error("non-declaration statement outside function body");
        }
        self.skip_to(&DECLARATIONS);
    }

    /// How to read the lines of the declaration that begins with this word.
    pub(super) fn line_of(token: Token) -> Option<ReadLine<'a>> {
        match token {
            Token::Const => Some(Self::const_line),
            Token::Type => Some(Self::type_line),
            Token::Var => Some(Self::var_line),
            _ => None,
        }
    }

    /// One line, or several in parentheses.
    pub(super) fn group(&mut self, decls: &mut Vec<Decl>, read: ReadLine<'a>) {
        let mut line = Line { group: self.ids.group(), index: 0 };
        if !self.got(Token::Lparen) {
            read(self, line, decls);
            return;
        }
        self.list("grouped declaration", Token::Semi, Token::Rparen, |parser| {
            read(parser, line, decls);
            line.index += 1;
            false
        });
    }

    fn import_line(&mut self, _: Line, decls: &mut Vec<Decl>) {
        let pos = self.pos();
        let name = match self.token() {
            Token::Name => Some(self.name()),
            Token::Dot => {
                let name = Ident { id: self.id(), pos, name: ".".into() };
                self.next();
                Some(name)
            }
            _ => None,
        };
        if !self.at(Token::Literal) {
            self.syntax_error("missing import path");
            self.skip_to(&[Token::Semi, Token::Rparen]);
            return;
        }
        let (path_pos, bad, text) = (self.pos(), self.scanner.bad, self.scanner.lit);
        let string = self.scanner.kind == LiteralKind::String;
        self.next();
        if !bad && !string {
            self.syntax_error_at(path_pos, "import path must be a string");
        }
        if !bad && string {
            decls.push(Decl::Import(ImportDecl { pos, name, path_pos, path: unquote(text) }));
        }
    }

    fn const_line(&mut self, line: Line, decls: &mut Vec<Decl>) {
        let pos = self.pos();
        let first = self.name();
        let names = self.names(first);
        let (mut ty, mut values) = (None, Vec::new());
        if !matches!(self.token(), Token::Eof | Token::Semi | Token::Rparen) {
            ty = self.type_or_none();
            if self.got_assign() {
                values = self.exprs();
            }
        }
        decls.push(Decl::Const(ConstDecl { pos, names, ty, values, group: line.group, iota: line.index }));
    }

    fn var_line(&mut self, _: Line, decls: &mut Vec<Decl>) {
        let pos = self.pos();
        let first = self.name();
        let names = self.names(first);
        let assign = self.got_assign();
        let ty = (!assign).then(|| self.ty());
        let values = if assign || self.got_assign() { self.exprs() } else { Vec::new() };
        decls.push(Decl::Var(VarDecl { pos, names, ty, values }));
    }

    fn type_line(&mut self, _: Line, decls: &mut Vec<Decl>) {
        let pos = self.pos();
        let name = self.name();
        let (mut tparams, mut alias) = (Vec::new(), false);
        let ty = if self.at(Token::Lbrack) {
            self.after_type_name(&mut tparams, &mut alias)
        } else {
            alias = self.got_assign();
            self.type_or_none()
        };
        let ty = ty.unwrap_or_else(|| {
            let bad = self.bad();
            self.syntax_error("in type declaration");
            self.skip_to(&[Token::Semi, Token::Rparen]);
            bad
        });
        decls.push(Decl::Type(TypeDecl { pos, name, tparams, alias, ty }));
    }

    /// What follows `func`.
    fn func_decl(&mut self) -> FuncDecl {
        let pos = self.pos();
        let method = self.got(Token::Lparen);
        let recv = if method { self.receiver() } else { None };
        let (name, tparams, sig) = if self.at(Token::Name) {
            let name = self.name();
            let (_, tparams, sig) = self.signature(None);
            (name, tparams, sig)
        } else {
            let name = self.blank();
            self.syntax_error(if method { "expected name" } else { "expected name or (" });
            self.skip_to(&[Token::Lbrace, Token::Semi]);
            (name, Vec::new(), FuncType { params: Vec::new(), results: Vec::new() })
        };
        let body = self.at(Token::Lbrace).then(|| self.declared_body());
        FuncDecl { pos, recv, name, tparams, sig, body }
    }

    fn declared_body(&mut self) -> FuncBody {
        let pos = self.pos();
        if self.lazy && self.scanner.pass_block() {
            return FuncBody::unread(pos);
        }
        self.func_body().into()
    }

    fn receiver(&mut self) -> Option<Field> {
        let receivers = self.params(Token::Rparen, false);
        match receivers.len() {
            0 => self.mistake(self.pos(), "method has no receiver"),
            1 => {}
            _ => self.mistake(self.pos(), "method has multiple receivers"),
        }
        receivers.into_iter().next()
    }

    /// A string that may follow a field.
    pub(super) fn tag(&mut self) -> Option<Name> {
        let x = self.literal_or_none()?;
        match &x.kind {
            ExprKind::Literal(LiteralKind::String, text) => Some(unquote(text)),
            _ => None,
        }
    }
}
