//! Printed results.
