// Holds the precompiled header of the tests; see ebb_test_header in ebb.cmake.
