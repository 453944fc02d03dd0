// Holds a precompiled header; see ebb_header in ebb.cmake.
