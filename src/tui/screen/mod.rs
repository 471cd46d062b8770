//! The screens.

pub mod footer;
pub mod home;
pub mod layout;
mod presenter;
pub mod run;
pub mod strip;
pub mod title;
