# Libraries of Debian, one target each. With EBB_STATIC (the native preset) SQLite and libsodium go into the program. libstdc++ does not: fmt
# comes as a shared library that brings it along, and two of it in one program is one too many.
option(EBB_STATIC "link SQLite and libsodium into the program" OFF)

function(ebb_library target name)
  set(file ${name})
  if(EBB_STATIC)
    set(file lib${name}.a)
  endif()
  find_library(${target}_FILE NAMES ${file} REQUIRED)
  add_library(${target} INTERFACE)
  target_link_libraries(${target} INTERFACE ${${target}_FILE} ${ARGN})
endfunction()

# Boost headers, 1.81 (see tools/install/boost.sh). -isystem: not our warnings.
add_library(lib_boost INTERFACE)
target_include_directories(lib_boost SYSTEM INTERFACE ${EBB_BOOST})

if(EBB_APPS AND NOT EBB_WASM)
  find_package(Threads REQUIRED)
  ebb_library(lib_sqlite3 sqlite3 Threads::Threads ${CMAKE_DL_LIBS} m)
  ebb_library(lib_sodium sodium Threads::Threads)
endif()
