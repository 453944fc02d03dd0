#   ebb_embed(<target> <folder>)
#
# A static library with the files of a folder inside, for which embedded.hpp (include it by that name) declares `ebb::<target>()`. The folder is
# looked at on every build; it may be missing or empty.
function(ebb_embed target folder)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${target})
  add_custom_target(${target}_pack ALL BYPRODUCTS ${out}/${target}.cpp ${out}/${target}.bin COMMENT "packing ${folder}"
    COMMAND ${Python3_EXECUTABLE} ${EBB_ROOT}/tools/generate/embed.py ${folder} ${out} ${target})
  add_library(${target} STATIC ${out}/${target}.cpp)
  set_source_files_properties(${out}/${target}.cpp PROPERTIES OBJECT_DEPENDS ${out}/${target}.bin)
  add_dependencies(${target} ${target}_pack)
  target_include_directories(${target} PUBLIC ${EBB_ROOT}/cmake)
  target_link_libraries(${target} PRIVATE ebb_flags)
endfunction()
