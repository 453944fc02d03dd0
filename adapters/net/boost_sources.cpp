// The sources of Asio and Beast, compiled once (both are used header-only elsewhere).
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
