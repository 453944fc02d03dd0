// The primitives against published vectors, or against another implementation where a standard gives none for these sizes.
#include <gtest/gtest.h>

#include "tests/vault/world.hpp"

namespace ebb::vault::testing {
namespace {

struct Rfc8032 { const char *seed, *key, *message, *signature; };

// RFC 8032, section 7.1, tests 1 to 3.
constexpr Rfc8032 rfc8032[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
};

TEST(Primitives, SignaturesAreThoseOfRfc8032) {
  for (const Rfc8032& v : rfc8032) {
    const SigningKey key = cipher().signing_key(Key(hex<32>(v.seed)));
    const Buffer message = from_hex(v.message);
    EXPECT_EQ(to_hex(public_of(key)), v.key);
    EXPECT_EQ(to_hex(cipher().sign(message, key)), v.signature);
    EXPECT_TRUE(cipher().verify(message, hex<64>(v.signature), public_of(key)));
    Signature changed = hex<64>(v.signature);
    changed[7] ^= 1;
    EXPECT_FALSE(cipher().verify(message, changed, public_of(key)));
  }
}

// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
TEST(Primitives, SealingIsThatOfTheXChaChaDraft) {
  const std::string text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
  const Buffer ad = from_hex("50515253c0c1c2c3c4c5c6c7");
  const Key key(counting<32>(0x80));
  const Nonce nonce = counting<24>(0x40);
  Buffer sealed(text.size() + Cipher::aead_tag_bytes);
  cipher().aead_seal(sealed, as_bytes(text), ad, nonce, key);
  EXPECT_EQ(to_hex(sealed),
            "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
            "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49");
  Buffer plain(text.size());
  ASSERT_TRUE(cipher().aead_open(plain, sealed, ad, nonce, key));
  EXPECT_EQ(as_text(plain), text);
}

// Computed by Python's hashlib (the BLAKE2 reference code); "" and "abc" are also widely published.
TEST(Primitives, HashesAreBlake2b256) {
  EXPECT_EQ(to_hex(cipher().hash({})), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  EXPECT_EQ(to_hex(cipher().hash(as_bytes("abc"))), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  EXPECT_EQ(to_hex(cipher().keyed_hash(counting<20>(0), as_bytes("abc"))), "0ea983dc046141f6adc668182b171a190c35109583db6b96824eea3abe5055e3");
}

// BLAKE2b with the number as salt and the context as personalisation, computed by Python's hashlib.
TEST(Primitives, SubKeysAreThoseOfCryptoKdf) {
  EXPECT_EQ(to_hex(cipher().derive(Key(counting<32>(0)), "ebblogin", 2).expose()), "9a1f4e3453ab8276954ed7715a1293021bf4b605f54579731259b70f6979a8ba");
}

// Computed by the reference implementation of RFC 9106 (the `argon2` program). The RFC's own vector needs a secret and four lanes,
// which libsodium's crypto_pwhash does not offer.
TEST(Primitives, PassphrasesAreHashedAsTheArgon2ReferenceDoes) {
  EXPECT_EQ(to_hex(sodium::argon2id("correct horse", counting<16>(1), 64 * 1024, 3).value().expose()),
            "c157c50f9f198840868c180e3cc89815b7d0aab8785fd4cf280e82ac440fba39");
}

TEST(Primitives, TooLittleMemoryIsAnError) {
  EXPECT_EQ(refusal(sodium::argon2id("x", counting<16>(1), 0, 3)), "out_of_memory");
}

TEST(Primitives, RandomBytesAreNotTheSameTwice) {
  EXPECT_NE(sodium::random<32>(), sodium::random<32>());
  EXPECT_TRUE(sodium::equal_constant_time(counting<8>(1), counting<8>(1)));
  EXPECT_FALSE(sodium::equal_constant_time(counting<8>(1), counting<8>(2)));
  EXPECT_FALSE(sodium::equal_constant_time(counting<8>(1), counting<7>(1)));
}

}  // namespace
}  // namespace ebb::vault::testing
