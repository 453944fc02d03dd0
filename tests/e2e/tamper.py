"""A relay that lies: changes the envelopes in relay.db. Usage: tamper.py DB byte|drop|swap|newest|hide|stranger. Prints what it did to which cursors."""
import sqlite3
import sys

database = sqlite3.connect(sys.argv[1])
rows = database.execute("SELECT cursor, stream, device, sequence, bytes FROM envelope WHERE notice = 0 ORDER BY cursor").fetchall()
stream, device = rows[0][1], rows[0][2]
chain = [r for r in rows if (r[1], r[2]) == (stream, device)]
# From the middle, so that there is something before it and something after.
one, other = chain[len(chain) // 2], chain[len(chain) // 2 + 1]


def put(cursor, content):
    database.execute("UPDATE envelope SET bytes = ? WHERE cursor = ?", (content, cursor))


match sys.argv[2]:
    case "byte":
        content = bytearray(one[4])
        content[-1] ^= 1
        put(one[0], bytes(content))
    case "drop":
        database.execute("DELETE FROM envelope WHERE cursor = ?", (one[0],))
    case "swap":
        put(one[0], other[4])
        put(other[0], one[4])
    case "newest":
        database.execute("DELETE FROM envelope WHERE cursor > ?", (one[0],))
    case "hide":
        # What others wrote stays, and names what is gone.
        database.execute("DELETE FROM envelope WHERE device = ? AND cursor > ?", (device, one[0]))
    case "stranger":
        # A device that nobody of hers certified: another key under another name.
        record, member, certificate = database.execute("SELECT record, member, certificate FROM device WHERE device = ?", (device,)).fetchone()
        forged = bytearray(certificate)
        forged[20:36] = bytes(16)
        forged[52:84] = bytes(range(32))
        database.execute("INSERT INTO device VALUES (?, ?, ?, ?, ?, 0)", (record, bytes(16), member, bytes(range(32)), bytes(forged)))
database.commit()
print(sys.argv[2], one[0], other[0])
