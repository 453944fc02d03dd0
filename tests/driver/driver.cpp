#include <iostream>
#include <string>

#include "apps/wasm/instance.hpp"

int main() {
  std::ios::sync_with_stdio(false);
  ebb::bridge::Instance instance;
  for (std::string line; std::getline(std::cin, line);) std::cout << instance.request(line) << '\n';
  return std::cout.flush() ? 0 : 1;
}
