// Holds the precompiled header of core; see ebb_core_header in ebb.cmake.
