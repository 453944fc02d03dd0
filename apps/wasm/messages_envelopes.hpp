// Requests and replies about envelopes: sealing, opening and erasing them.
#pragma once
#include "apps/wasm/wire.hpp"

namespace ebb::bridge {

struct EnvelopesPlan {
  Lines lines;
};
template <class V>
void describe(V& v, EnvelopesPlan& x) {
  v.type("EnvelopesPlan", "events to be uploaded; replaces the plan before");
  v.field("lines", x.lines, "oldest first");
}

struct EnvelopesPlanned {
  std::int64_t nonces = 0;
};
template <class V>
void describe(V& v, EnvelopesPlanned& x) {
  v.type("EnvelopesPlanned", "what sealing needs");
  v.field("nonces", x.nonces, "how many fresh nonces of 24 bytes; 0: nothing to send");
}

struct EnvelopesSeal {
  std::vector<Bytes24> nonces;
};
template <class V>
void describe(V& v, EnvelopesSeal& x) {
  v.type("EnvelopesSeal", "seals what was planned, for the current epoch");
  v.field("nonces", x.nonces, "fresh, never used before");
}

struct EnvelopesSealed {
  std::vector<Bytes> batches;
};
template <class V>
void describe(V& v, EnvelopesSealed& x) {
  v.type("EnvelopesSealed", "bodies to be sent one after the other");
  v.field("batches", x.batches, "keep them until they are acknowledged; after that: envelopes.sent");
}

struct EnvelopesOpen {
  Bytes listing;
};
template <class V>
void describe(V& v, EnvelopesOpen& x) {
  v.type("EnvelopesOpen", "reads what the relay lists");
  v.field("listing", x.listing, "its bytes");
}

struct EnvelopeRefusal {
  std::int64_t cursor = 0;
  std::string id, detail;
};
template <class V>
void describe(V& v, EnvelopeRefusal& x) {
  v.type("EnvelopeRefusal", "an envelope that was not taken, and why");
  v.field("cursor", x.cursor, "where it stands at the relay");
  v.field("id", x.id, "id of an error");
  v.field("detail", x.detail, "what was found");
}

struct EnvelopePlace {
  Ulid device;
  record::Compartment compartment{};
  std::int64_t sequence = 0;
  Bytes32 hash;
  std::vector<Ulid> events;
};
template <class V>
void describe(V& v, EnvelopePlace& x) {
  v.type("EnvelopePlace", "an envelope and the events in it; to be kept, for the day it is erased");
  v.field("device", x.device, "who wrote it");
  v.field("compartment", x.compartment, "in which stream");
  v.field("sequence", x.sequence, "its number there");
  v.field("hash", x.hash, "of its header");
  v.field("events", x.events, "ids of its events");
}

struct EnvelopeErased {
  Ulid device;
  record::Compartment compartment{};
  std::int64_t sequence = 0;
};
template <class V>
void describe(V& v, EnvelopeErased& x) {
  v.type("EnvelopeErased", "an envelope whose content was erased: whoever has its events from nowhere else forgets them");
  v.field("device", x.device, "who wrote it");
  v.field("compartment", x.compartment, "in which stream");
  v.field("sequence", x.sequence, "its number there");
}

struct EnvelopesErase {
  std::vector<EnvelopePlace> places;
  Instant ms;
};
template <class V>
void describe(V& v, EnvelopesErase& x) {
  v.type("EnvelopesErase", "envelopes whose content shall be erased at the relay");
  v.field("places", x.places, "which; at most 256");
  v.field("ms", x.ms, "the time");
}

struct EnvelopesTombstones {
  Bytes batch;
};
template <class V>
void describe(V& v, EnvelopesTombstones& x) {
  v.type("EnvelopesTombstones", "says to the relay, signed by her, that they are erased");
  v.field("batch", x.batch, "body to be sent");
}

struct EnvelopesOpened {
  Lines lines;
  std::vector<EnvelopeRefusal> refused;
  std::optional<EnvelopeRefusal> stopped;
  std::int64_t cursor = 0, erased = 0, not_held = 0;
  std::vector<EnvelopePlace> places;
  std::vector<EnvelopeErased> erasures;
};
template <class V>
void describe(V& v, EnvelopesOpened& x) {
  v.type("EnvelopesOpened", "events that arrived; keep them and the chains together, or neither");
  v.field("lines", x.lines, "their lines, for space.add");
  v.field("refused", x.refused, "authentic envelopes whose content is no good");
  v.nullable("stopped", x.stopped, "where reading stopped: what follows cannot be trusted");
  v.field("cursor", x.cursor, "up to here everything was read");
  v.field("erased", x.erased, "envelopes of which only the header is left");
  v.field("not_held", x.not_held, "envelopes of streams that are not here");
  v.field("places", x.places, "where the lines came from");
  v.field("erasures", x.erasures, "envelopes erased; their places hold no events any more");
}

}  // namespace ebb::bridge
