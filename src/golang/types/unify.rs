//! Making types equal by choosing types for type parameters.
