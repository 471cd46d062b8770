//! The screens, and what can lie on top of them.

pub mod footer;
pub mod help;
pub mod home;
pub mod layout;
pub mod run;
pub mod title;
