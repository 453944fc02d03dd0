#!/usr/bin/python3
"""What SciPy makes of the same samples: band-pass, notches and running RMS of 100 ms. Writes tests/data/reference/chain.csv.

    apt-get install python3-scipy; /usr/bin/python3 tools/reference/chain.py [--check]

The input is whole numbers from a linear congruential generator, so that C++ and Python see exactly the same samples:
s = s * 1103515245 + 12345 mod 2^31, x = (s >> 16) % 2001 - 1000, ten times as large from sample 1500 to 2499, plus 32768.
--check compares with the committed file instead of writing it.
"""
import pathlib
import sys

import numpy as np
from scipy.signal import butter, iirnotch, sosfilt, tf2sos

OUT = pathlib.Path(__file__).resolve().parents[2] / "tests/data/reference/chain.csv"
CASES = [(200, 50), (500, 60), (977, 50), (1000, 50), (2000, 50), (2048.5, 60), (10000, 50)]
COUNT, STEP, WIDTH = 4000, 37, 50 / 30


def samples():
    s, out = 1, []
    for i in range(COUNT):
        s = (s * 1103515245 + 12345) % 2**31
        out.append(((s >> 16) % 2001 - 1000) * (10 if 1500 <= i < 2500 else 1) + 32768)
    return np.array(out, float)


def chain(x, rate, mains):
    high = min(450, 0.45 * rate)
    y = sosfilt(butter(4, [20, high], "bandpass", fs=rate, output="sos"), x - x[0])
    k = 1
    while k <= 9 and k * mains < high + WIDTH and k * mains + WIDTH < rate / 2:
        b, a = iirnotch(k * mains, k * mains / WIDTH, fs=rate)
        y = sosfilt(tf2sos(b, a), y)
        k += 1
    width = int(np.floor(0.1 * rate + 0.5))
    total = np.concatenate([[0], np.cumsum(y * y)])
    first = np.maximum(0, np.arange(1, COUNT + 1) - width)
    rms = np.sqrt((total[1:] - total[first]) / (np.arange(1, COUNT + 1) - first))
    return y, rms


def lines():
    x = samples()
    yield "rate_hz,mains_hz,index,filtered,rms"
    for rate, mains in CASES:
        y, rms = chain(x, rate, mains)
        for i in range(STEP - 1, COUNT, STEP):
            yield f"{rate},{mains},{i},{y[i]:.17g},{rms[i]:.17g}"


if __name__ == "__main__":
    text = "\n".join(lines()) + "\n"
    if "--check" in sys.argv:
        a, b = (np.array([[float(v) for v in l.split(",")] for l in t.split("\n")[1:] if l]) for t in (OUT.read_text(), text))
        worst = float(np.max(np.abs(a - b) / (1e-3 + np.abs(b))))
        print(f"worst difference to the committed file: {worst:.2g}")
        sys.exit(worst > 1e-9)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(text)
