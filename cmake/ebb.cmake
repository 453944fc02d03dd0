# How a room is built: folder = target = namespace.
#
#   ebb_room(<folder> DEPS <rooms and libraries> [TEST_DEPS ...])
#
# DEPS: rooms are ebb_<room>; Debian's libraries are lib_<name> (cmake/libraries.cmake).
# Every *.cpp of the folder (not of its sub-folders unless SUBDIRS names them) goes into the static library ebb_<room>;
# every *_test.cpp into the test program ebb_<room>_test, which exists only with EBB_TESTS.

set(EBB_ROOT ${CMAKE_CURRENT_LIST_DIR}/..)
cmake_path(NORMAL_PATH EBB_ROOT)

# Boost 1.81, header only, unpacked beside the build and never installed (see tools/install/boost.sh).
set(EBB_BOOST "${EBB_ROOT}build/boost/usr/include" CACHE PATH "headers of Boost 1.81")

add_library(ebb_flags INTERFACE)
target_include_directories(ebb_flags INTERFACE ${EBB_ROOT} ${CMAKE_BINARY_DIR}/generated)
target_compile_options(ebb_flags INTERFACE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers
  -Wno-deprecated-declarations)  # libstdc++ 12's own stable_sort uses std::get_temporary_buffer
if(EBB_WERROR)
  target_compile_options(ebb_flags INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports false positives inside libstdc++ at -O2.
  target_compile_options(ebb_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds -Wno-conversion -Wno-missing-field-initializers)
endif()

if(EBB_SANITIZED)
  target_compile_definitions(ebb_flags INTERFACE EBB_SANITIZED)  # tests may do fewer rounds
endif()
# Under sanitizers only core, where the work is, is worth the compiler's time to optimise.
if(EBB_SANITIZED)
  set(EBB_OUTSIDE_CORE -O0)
endif()
# The fuzzer is led by what it reaches in the rooms that parse; in the others its counters would only make compiling and testing slower. These are the
# counters of -fsanitize=fuzzer-no-link, which itself would ask for a precompiled header of its own.
set(EBB_FUZZED core/base core/record core/practice core/signal core/sensor core/vault)

# Where a build joins the files of a room into few (gxx, asan; tests in every build), these stay alone: a file they would be joined with uses one of
# their unnamed names for something else, or tools/gates/symbols.txt names them. "Redefinition" in a file Unity/unity_N: rename one of the two, or
# add it here. The native build joins nothing of core: there every file is shown to stand on its own.
set(EBB_ALONE core/assess/gates_test.cpp core/assess/private_safety_test.cpp core/base/ulid.cpp core/program/prove_holds.cpp
  core/program/prove_ladders.cpp core/program/prove_records.cpp core/program/prove_sessions.cpp core/program/protocol.cpp core/record/fold_test.cpp
  core/sensor/edf_test.cpp core/signal/chain.cpp core/signal/contraction_edges.cpp core/vault/chain_book.cpp core/vault/member_list.cpp
  core/vault/payload.cpp core/vault/tombstone.cpp apps/relay/envelopes.cpp tests/golden/record_test.cpp tests/scenario/program_test.cpp)

function(ebb_leave_alone)
  list(TRANSFORM EBB_ALONE PREPEND ${EBB_ROOT} OUTPUT_VARIABLE files)
  set_source_files_properties(${files} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# Core: the same bytes everywhere.
add_library(ebb_core_flags INTERFACE)
target_link_libraries(ebb_core_flags INTERFACE ebb_flags)
target_compile_options(ebb_core_flags INTERFACE -ffp-contract=off -fno-exceptions -fno-threadsafe-statics)

# A header compiled again from the same bytes is the same header: what was compiled with it can come from the cache.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  set(EBB_SAME_HEADER "SHELL:-Xclang -fno-pch-timestamp")
endif()

# What nearly every unit reads, compiled once instead of once a unit (cmake/headers/): `core` for every room of core, `record` for the rooms that stand
# on the record, `program` for those that decide, `outside` the same for what is compiled as the rest of the program, `relay`, `tests`. That every unit includes
# what it uses is shown without all but the last (tools/test/includes.sh). Call these before the first room.
set(EBB_HEADER_OF_core/record record)
set(EBB_HEADER_OF_core/assess record)
set(EBB_HEADER_OF_core/program program)
set(EBB_HEADER_OF_core/practice program)

# One of them. A header fits only what is compiled as it was.
function(ebb_header name)
  cmake_parse_arguments(H "" "READS" "OPTIONS;LIBRARIES" ${ARGN})
  add_library(ebb_header_${name} OBJECT EXCLUDE_FROM_ALL ${EBB_ROOT}cmake/headers/holder.cpp)
  target_link_libraries(ebb_header_${name} PRIVATE ebb_flags ${H_LIBRARIES})
  target_compile_options(ebb_header_${name} PRIVATE ${EBB_SAME_HEADER} ${H_OPTIONS})
  target_precompile_headers(ebb_header_${name} PRIVATE ${EBB_ROOT}cmake/headers/${H_READS}.hpp)
  # Never from the cache: it names files of the checkout that made it, which may be gone.
  set_target_properties(ebb_header_${name} PROPERTIES CXX_COMPILER_LAUNCHER "")
  add_dependencies(ebb_header_${name} ebb_generated)
endfunction()

function(ebb_core_headers)
  ebb_header(core READS core LIBRARIES ebb_core_flags)
  ebb_header(record READS record LIBRARIES ebb_core_flags)
  ebb_header(program READS program LIBRARIES ebb_core_flags)
  ebb_header(outside READS program LIBRARIES ebb_core_flags OPTIONS ${EBB_OUTSIDE_CORE})
endfunction()

function(ebb_uses_header target name)
  if(TARGET ebb_header_${name})
    target_compile_options(${target} PRIVATE ${EBB_SAME_HEADER})
    target_precompile_headers(${target} REUSE_FROM ebb_header_${name})
  endif()
endfunction()

function(ebb_rooms)
  foreach(folder IN LISTS ARGN)
    if(EXISTS ${EBB_ROOT}/${folder}/CMakeLists.txt)
      add_subdirectory(${EBB_ROOT}/${folder} ${CMAKE_BINARY_DIR}/rooms/${folder})
    endif()
  endforeach()
endfunction()

function(ebb_room folder)
  cmake_parse_arguments(R "" "" "DEPS;TEST_DEPS;SUBDIRS" ${ARGN})
  get_filename_component(name ${folder} NAME)
  set(globs ${EBB_ROOT}/${folder}/*.cpp)
  foreach(sub IN LISTS R_SUBDIRS)
    list(APPEND globs ${EBB_ROOT}/${folder}/${sub}/*.cpp)
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${globs})
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  if(folder MATCHES "^core/")
    set_property(GLOBAL APPEND PROPERTY EBB_CORE_ROOMS ebb_${name})
  endif()
  ebb_leave_alone()
  if(sources)
    add_library(ebb_${name} STATIC ${sources})
    if(EBB_FUZZ AND folder IN_LIST EBB_FUZZED)
      target_compile_options(ebb_${name} PRIVATE -fsanitize-coverage=inline-8bit-counters,indirect-calls,trace-cmp,pc-table)
    endif()
    target_link_libraries(ebb_${name} PUBLIC ebb_flags ${R_DEPS})
    if(folder MATCHES "^core/")
      target_link_libraries(ebb_${name} PRIVATE ebb_core_flags)  # how core compiles, not how its users do
      if(NOT EBB_HEADER_OF_${folder})
        set(EBB_HEADER_OF_${folder} core)
      endif()
      ebb_uses_header(ebb_${name} ${EBB_HEADER_OF_${folder}})
    else()
      target_compile_options(ebb_${name} PRIVATE ${EBB_OUTSIDE_CORE})
    endif()
    if(TARGET ebb_generated)
      add_dependencies(ebb_${name} ebb_generated)
    endif()
  else()
    add_library(ebb_${name} INTERFACE)
    target_link_libraries(ebb_${name} INTERFACE ebb_flags ${R_DEPS})
  endif()
  if(EBB_TESTS AND tests AND NOT EBB_WASM)
    ebb_test(ebb_${name}_test SOURCES ${tests} DEPS ebb_${name} ${R_TEST_DEPS})
  endif()
endfunction()

# What tests try is compiled as shipped; they themselves need not be.
set(EBB_TEST_OPTIONS -Wno-conversion -Wno-shadow -O0 ${EBB_SAME_HEADER})

# GoogleTest's header and ours. Call it before the first room.
function(ebb_test_header)
  find_package(GTest REQUIRED)
  ebb_header(tests READS tests OPTIONS ${EBB_TEST_OPTIONS} LIBRARIES GTest::gmock GTest::gtest rapidcheck)
  target_compile_definitions(ebb_header_tests PRIVATE EBB_ROOT="./")
endfunction()

# One test program. CTest runs it whole: a process per program, not per case; or in SHARDS of its cases, side by side.
function(ebb_test target)
  cmake_parse_arguments(T "" "SHARDS" "SOURCES;DEPS" ${ARGN})
  find_package(GTest REQUIRED)
  ebb_leave_alone()
  add_executable(${target} ${T_SOURCES})
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)  # in every build
  target_precompile_headers(${target} REUSE_FROM ebb_header_tests)
  target_link_libraries(${target} PRIVATE ${T_DEPS} ebb_flags GTest::gmock GTest::gtest GTest::gtest_main)
  # Relative, so that a checkout elsewhere compiles to the same objects; tests run from the root.
  target_compile_definitions(${target} PRIVATE EBB_ROOT="./")
  target_compile_options(${target} PRIVATE ${EBB_TEST_OPTIONS})
  set_property(GLOBAL APPEND PROPERTY EBB_TEST_PROGRAMS ${target})
  if(NOT T_SHARDS)
    add_test(NAME ${target} COMMAND ${target} WORKING_DIRECTORY ${EBB_ROOT})
    return()
  endif()
  foreach(shard RANGE 1 ${T_SHARDS})
    math(EXPR index "${shard} - 1")
    add_test(NAME ${target}_${shard} COMMAND ${target} WORKING_DIRECTORY ${EBB_ROOT})
    set_tests_properties(${target}_${shard} PROPERTIES ENVIRONMENT "GTEST_TOTAL_SHARDS=${T_SHARDS};GTEST_SHARD_INDEX=${index}")
  endforeach()
endfunction()

# `ninja ebb_test_programs` builds the tests and what they need, without the program that is shipped. Call it after the last test.
function(ebb_all_tests)
  get_property(programs GLOBAL PROPERTY EBB_TEST_PROGRAMS)
  add_custom_target(ebb_test_programs DEPENDS ${programs})
endfunction()

# What a program over the whole core links: every core room that exists. Call it after the rooms.
function(ebb_link_core target)
  get_property(rooms GLOBAL PROPERTY EBB_CORE_ROOMS)
  target_link_libraries(${target} PRIVATE ${rooms})
endfunction()

if(EBB_TESTS)
  enable_testing()
endif()
