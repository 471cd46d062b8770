//! Scenario files: what is written, checked and turned into a machine, a program and expectations.
