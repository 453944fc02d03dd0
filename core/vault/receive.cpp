#include "core/vault/receive.hpp"

#include "core/vault/envelope.hpp"
#include "core/vault/frames.hpp"

namespace ebb::vault {
namespace {

struct Reading {
  const Cipher& cipher;
  const Membership& membership;
  const Keyring& keyring;
  ChainBook& book;
  Received& out;
};

Result<const Certificate*> writer_of(const Reading& r, const EnvelopeHeader& h) {
  if (h.record != r.membership.list().record) return fail(ErrorId::envelope_wrong_record);
  const Certificate* device = r.membership.device(h.device);
  if (!device) return fail(ErrorId::envelope_unknown_device);
  if (h.epoch == 0 || h.epoch > r.membership.list().epoch) return fail(ErrorId::envelope_unknown_epoch, "epoch " + std::to_string(h.epoch));
  return device;
}

Result<void> link(const Reading& r, const EnvelopeHeader& h, const Hash& hash) { return r.book.accept({h.device, h.stream}, h, hash); }

Result<Payload> open(const Reading& r, const EnvelopeView& e, const Stream& stream) {
  EBB_TRY(Payload payload, open_envelope(r.cipher, e, r.keyring.key(stream.id, e.header.epoch)));
  if (payload.compartment != stream.compartment) return fail(ErrorId::envelope_wrong_stream);
  return payload;
}

void take(const Reading& r, std::uint64_t cursor, const EnvelopeView& e, const Hash& hash, const Certificate& writer) {
  const Stream* stream = r.keyring.find(e.header.stream);
  if (!stream) return ++r.out.not_held, void();
  auto payload = open(r, e, *stream);
  if (!payload) return r.out.refused.push_back({cursor, payload.error()});
  for (const Head& h : payload->heads) {
    if (const auto claimed = r.book.claim(h); !claimed) r.out.refused.push_back({cursor, claimed.error()});
  }
  r.out.batches.push_back({cursor, writer.device, writer.member, stream->compartment, e.header.sequence, hash, std::move(payload->events)});
}

Result<void> read_envelope(const Reading& r, const Frame& frame) {
  EBB_TRY(const EnvelopeView e, parse_envelope(frame.bytes));
  EBB_TRY(const Certificate* writer, writer_of(r, e.header));
  EBB_CHECK_OK(check_envelope(r.cipher, e, r.membership.list().record, writer->key));
  const Hash hash = header_hash(r.cipher, e.header_bytes);
  EBB_CHECK_OK(link(r, e.header, hash));
  take(r, frame.cursor, e, hash, *writer);
  return {};
}

Result<void> read_erased(const Reading& r, const Frame& frame) {
  EBB_TRY(const EnvelopeHeader h, parse_header(frame.bytes));
  EBB_TRY(const Certificate* writer, writer_of(r, h));
  const View header = frame.bytes.first(header_bytes);
  if (!r.cipher.verify(header, Reader(frame.bytes.subspan(header_bytes)).array<64>(), writer->key)) return fail(ErrorId::envelope_bad_signature);
  const MemberList& list = r.membership.list();
  EBB_TRY(const Tombstone t, read_tombstone(r.cipher, frame.bytes.subspan(envelope_prefix_bytes), list.record, list.owner));
  EBB_CHECK_OK(check_tombstone(r.cipher, t, header));
  const ChainKey chain{h.device, h.stream};
  if (h.sequence <= r.book.listed(chain).sequence) {
    // Read before it was erased, or its place was read just now: no link, only the news.
    EBB_CHECK_OK(r.book.claim({h.device, h.stream, h.sequence, t.header_hash}));
  } else {
    EBB_CHECK_OK(link(r, h, t.header_hash));
    ++r.out.erased;
  }
  r.out.erasures.push_back({frame.cursor, h.device, h.stream, h.sequence, t.at});
  return {};
}

Result<void> read_frame(const Reading& r, const Frame& frame) {
  if (frame.cursor <= r.book.cursor()) return fail(ErrorId::envelope_replayed, "a cursor that was read already");
  EBB_CHECK_OK(frame.kind == FrameKind::envelope ? read_envelope(r, frame) : read_erased(r, frame));
  r.book.read_up_to(frame.cursor);
  return {};
}

}  // namespace

Received receive(const Cipher& cipher, const Membership& membership, const Keyring& keyring, ChainBook& book, View listing) {
  Received out;
  const Reading reading{cipher, membership, keyring, book, out};
  const auto frames = parse_listing(listing);
  if (!frames) {
    out.stopped = ReceiveRefusal{book.cursor(), frames.error()};
    return out;
  }
  for (const Frame& frame : *frames) {
    if (const auto read = read_frame(reading, frame); !read) {
      out.stopped = ReceiveRefusal{frame.cursor, read.error()};
      break;
    }
  }
  return out;
}

Result<void> check_last_read(const Cipher& cipher, const ChainBook& book, View listing) {
  if (book.cursor() == 0) return {};
  EBB_TRY(const std::vector<Frame> frames, parse_listing(listing));
  if (frames.empty() || frames.front().cursor != book.cursor()) {
    return fail(ErrorId::behind_known_head, "the server does not show entry " + std::to_string(book.cursor()) + ", which was read here");
  }
  EBB_TRY(const EnvelopeHeader h, parse_header(frames.front().bytes));
  return book.check_read({h.device, h.stream, h.sequence, header_hash(cipher, frames.front().bytes.first(header_bytes))});
}

}  // namespace ebb::vault
