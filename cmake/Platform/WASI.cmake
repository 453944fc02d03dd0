# CMake asks for a description of every system it does not know. There is nothing to say about this one beyond the toolchain file.
