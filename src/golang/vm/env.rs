//! What a program may know of the world outside the machine, and what it tells it.

use std::fmt;

use crate::base::rng::{Rng, Stream};

/// The outside, as the program sees it.
pub struct Env {
    /// `os.Args`
    pub args: Vec<String>,
    /// Environment variables: name and value.
    pub vars: Vec<(String, String)>,
    /// Standard input, piece by piece; an empty piece is its end.
    pub input: Input,
    /// What was written and not yet taken away, in order.
    pub output: Vec<Output>,
    /// Chance: the order of maps, `math/rand`.
    pub rng: Rng,
    /// What the network answers.
    pub net: Net,
    /// Cores of the machine.
    pub cores: u16,
}

/// Where standard input comes from.
pub type Input = Box<dyn FnMut() -> Vec<u8> + Send>;

/// Something that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// 1: standard output; 2: standard error.
    pub fd: u8,
    /// What.
    pub bytes: Vec<u8>,
}

/// What the network answers, by address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Net {
    /// The first rule whose pattern is the beginning of the address counts.
    pub rules: Vec<NetRule>,
}

/// One kind of answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetRule {
    /// What addresses begin with.
    pub prefix: String,
    /// The status code.
    pub status: u16,
    /// The answer's body.
    pub body: String,
    /// Nanoseconds until the answer is there.
    pub latency: u64,
    /// The request fails with this text.
    pub error: Option<String>,
}

/// What the network answers if nobody says otherwise: a page, after as long as a server in the same region takes.
impl Default for NetRule {
    fn default() -> Self {
        let body = "<!doctype html><title>gopark</title>\n".to_owned();
        Self { prefix: String::new(), status: 200, body, latency: 50_000_000, error: None }
    }
}

impl Env {
    /// No arguments but the program's name, an empty input, nothing in the environment.
    pub fn new(seed: u64, cores: u16) -> Self {
        Self {
            args: vec!["main".to_owned()],
            vars: Vec::new(),
            input: Box::new(Vec::new),
            output: Vec::new(),
            rng: Rng::new(seed, Stream::Program),
            net: Net::default(),
            cores,
        }
    }

    /// What the program draws from now on comes from this seed.
    pub(super) fn reseed(&mut self, seed: u64) {
        self.rng = Rng::new(seed, Stream::Program);
    }

    /// Something was written.
    pub(super) fn write(&mut self, fd: u8, bytes: Vec<u8>) {
        match self.output.last_mut() {
            Some(last) if last.fd == fd => last.bytes.extend_from_slice(&bytes),
            _ => self.output.push(Output { fd, bytes }),
        }
    }
}

impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Env").field("args", &self.args).field("output", &self.output).finish_non_exhaustive()
    }
}
