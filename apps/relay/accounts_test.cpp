// Accounts: made, opened again, changed, left; what of them lies on the disk.
#include "apps/relay/for_testing.hpp"

namespace ebb::relay {
namespace {

using namespace for_testing;

TEST_F(RelayTest, AnAccountIsMadeAndOpenedAgainByPassphraseOrKit) {
  Person p;
  join(p);
  const auto by = [&](const char* half, vault::View bytes) {
    return ask("POST", "/api/1/login", json::write(json::Value(json::Object{{"name", p.name}, {half, base64url(bytes)}})));
  };
  const net::Response a = by("login", p.login), b = by("recovery_login", p.recovery);
  EXPECT_EQ(a.status, 200) << a.body;
  EXPECT_EQ(member(a, "wrap"), base64url(Buffer(72, 1)));
  EXPECT_EQ(member(b, "wrap"), base64url(Buffer(72, 2)));
  EXPECT_EQ(member(a, "record"), base64url(p.record.bytes));
  EXPECT_EQ(error(by("login", p.recovery)), "login_refused");
  EXPECT_EQ(error(ask("POST", "/api/1/accounts", json::write(p.account()))), "account_exists");
  Person other("fern-stone-cup-wind");
  other.record = p.record;
  const auto taken = ask("POST", "/api/1/accounts", json::write(other.account()));
  EXPECT_EQ(error(taken), "record_exists") << taken.body;
}

TEST_F(RelayTest, LoginHalvesAndTokensAreNowhereOnDisk) {
  Person p;
  join(p);
  EXPECT_FALSE(on_disk(p.login));
  EXPECT_FALSE(on_disk(*parse_base64url(p.token)));
  EXPECT_TRUE(on_disk(p.record.bytes)) << "the search must be able to find something";
}

TEST_F(RelayTest, UnknownNamesHaveASaltThatStays) {
  const auto salt = [&](const char* name) { return member(ask("GET", std::string("/api/1/accounts/") + name + "/salt"), "salt"); };
  const std::string first = salt("oak-oak-oak-oak");
  EXPECT_EQ(first.size(), 22u);
  EXPECT_EQ(first, salt("oak-oak-oak-oak"));
  EXPECT_NE(first, salt("elm-oak-oak-oak"));
  start({});
  EXPECT_EQ(first, salt("oak-oak-oak-oak"));
}

TEST_F(RelayTest, WeakOrMalformedAccountsAreRefused) {
  Person p;
  const auto with = [&](const char* key, json::Value v) {
    json::Value a = p.account();
    for (auto& m : *a.as_object()) {
      if (m.first == key) m.second = v;
    }
    return error(ask("POST", "/api/1/accounts", json::write(a)));
  };
  EXPECT_EQ(with("mem_kib", 1024), "weak_parameters");
  EXPECT_EQ(with("ops", 2), "weak_parameters");
  EXPECT_EQ(with("name", "Robert'); DROP"), "invalid_parameter");
  EXPECT_EQ(with("login", "short"), "invalid_parameter");
  EXPECT_EQ(with("wrap_recovery", json::Value()), "invalid_parameter");
  EXPECT_EQ(with("member_list", base64url(Buffer(200, 7))), "member_list_bad");
  EXPECT_EQ(with("device_certificate", base64url(Buffer(vault::certificate_bytes, 7))), "certificate_bad");
  EXPECT_EQ(error(ask("POST", "/api/1/accounts", "{")), "json_malformed");
  EXPECT_EQ(error(ask("POST", "/api/1/accounts", "{\"a\":1}")), "wrong_shape");
  Options closed;
  closed.accounts_open = false;
  start(closed);
  EXPECT_EQ(error(ask("POST", "/api/1/accounts", json::write(p.account()))), "accounts_closed");
}

TEST_F(RelayTest, LeavingErasesEverything) {
  Person p;
  join(p);
  const Buffer a = p.envelope();
  ASSERT_EQ(append(p, {a}).status, 200);
  EXPECT_EQ(ask("DELETE", "/api/1/accounts/me", {}, p.token).status, 200);
  EXPECT_FALSE(on_disk(vault::View(a).subspan(300, 100)));
  EXPECT_FALSE(on_disk(p.record.bytes));
  EXPECT_EQ(error(list(p)), "unauthenticated");
}

TEST_F(RelayTest, WrapsAreReplacedAndOthersLoggedOut) {
  Person p;
  join(p);
  const std::string first = p.token;
  const auto login = ask("POST", "/api/1/login", json::write(json::Value(json::Object{{"name", p.name}, {"login", base64url(p.login)}})));
  p.token = member(login, "token");
  const auto fresh = sodium::random<32>();
  const NewWraps w{base64url(sodium::random<16>()), 131072, 4, base64url(fresh), base64url(Buffer(72, 9)), {}, {}, true};
  EXPECT_EQ(ask("PUT", "/api/1/accounts/me/wraps", json::write(encode(w)), p.token).status, 200);
  EXPECT_EQ(error(ask("POST", "/api/1/login", json::write(json::Value(json::Object{{"name", p.name}, {"login", base64url(p.login)}})))), "login_refused");
  EXPECT_EQ(ask("POST", "/api/1/login", json::write(json::Value(json::Object{{"name", p.name}, {"login", base64url(fresh)}}))).status, 200);
  EXPECT_EQ(error(ask("GET", p.path("/devices"), {}, first)), "unauthenticated");
  EXPECT_EQ(ask("POST", "/api/1/logout", {}, p.token).status, 200);
  EXPECT_EQ(error(ask("GET", p.path("/devices"), {}, p.token)), "unauthenticated");
  EXPECT_EQ(error(ask("PUT", "/api/1/accounts/me/wraps", "{}", p.token)), "unauthenticated");
}

TEST_F(RelayTest, UnusedLoginsEnd) {
  Person p;
  join(p);
  now += 80 * ms_per_day;
  EXPECT_EQ(list(p).status, 200);
  loop.run_one();  // the login was kept awake
  now += 80 * ms_per_day;
  EXPECT_EQ(list(p).status, 200);
  loop.run_one();
  now += 91 * ms_per_day;
  EXPECT_EQ(error(list(p)), "unauthenticated");
}

}  // namespace
}  // namespace ebb::relay
