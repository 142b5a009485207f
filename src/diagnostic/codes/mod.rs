//! Every message of the checker, in French: one function a code, one file a family.
