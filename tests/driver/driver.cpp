#include <iostream>
#include <string>

#include "apps/wasm/instance.hpp"
#if defined(EBB_WITH_SODIUM)
#include "adapters/sodium/sodium.hpp"
#endif

int main() {
  std::ios::sync_with_stdio(false);
#if defined(EBB_WITH_SODIUM)
  const ebb::sodium::SodiumCipher cipher;
  ebb::bridge::Instance instance(&cipher);
#else
  ebb::bridge::Instance instance;
#endif
  for (std::string line; std::getline(std::cin, line);) std::cout << instance.request(line) << '\n';
  return std::cout.flush() ? 0 : 1;
}
