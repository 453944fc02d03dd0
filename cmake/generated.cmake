# Files made from data before anything compiles: error ids from content/errors.json, care numbers from evidence/*.md.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(generated ${CMAKE_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${generated})
file(GLOB cards CONFIGURE_DEPENDS ${EBB_ROOT}/evidence/*.md)
add_custom_command(OUTPUT ${generated}/errors.stamp BYPRODUCTS ${generated}/error_ids.hpp
  COMMAND ${Python3_EXECUTABLE} ${EBB_ROOT}/tools/generate/errors.py ${EBB_ROOT}/content/errors.json ${generated}/error_ids.hpp
  COMMAND ${CMAKE_COMMAND} -E touch ${generated}/errors.stamp
  DEPENDS ${EBB_ROOT}/content/errors.json ${EBB_ROOT}/tools/generate/errors.py COMMENT "error ids")
add_custom_command(OUTPUT ${generated}/evidence.stamp BYPRODUCTS ${generated}/evidence.hpp
  COMMAND ${Python3_EXECUTABLE} ${EBB_ROOT}/tools/generate/evidence.py ${EBB_ROOT}/evidence ${generated}/evidence.hpp
  COMMAND ${CMAKE_COMMAND} -E touch ${generated}/evidence.stamp
  DEPENDS ${cards} ${EBB_ROOT}/tools/generate/evidence.py COMMENT "care numbers")
# Words the command line and its reports print.
add_custom_command(OUTPUT ${generated}/emg_words.stamp BYPRODUCTS ${generated}/emg_words.hpp
  COMMAND ${Python3_EXECUTABLE} ${EBB_ROOT}/tools/generate/catalogue.py ${EBB_ROOT}/content/locales/en/emg.json ${generated}/emg_words.hpp ebb::cli::emg_catalogue
  COMMAND ${CMAKE_COMMAND} -E touch ${generated}/emg_words.stamp
  DEPENDS ${EBB_ROOT}/content/locales/en/emg.json ${EBB_ROOT}/tools/generate/catalogue.py COMMENT "words of the emg report")
add_custom_target(ebb_generated DEPENDS ${generated}/emg_words.stamp ${generated}/errors.stamp ${generated}/evidence.stamp)
