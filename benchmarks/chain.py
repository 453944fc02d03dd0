#!/usr/bin/python3
"""The chain against SciPy, in turn on the same machine: eight-pole band-pass, one notch, running RMS of 100 ms, one channel at 2 kHz, doubles.

Whole: fifteen minutes at once. Streaming: chunks of 10 ms, as biofeedback needs them; SciPy's time is its filter alone, ours the whole chain.
All in processor time, the best of five. SciPy does less: it keeps no frames, no quality, and starts no filter anew after a gap.
"""
import os
import pathlib
import subprocess
import time

try:
    import numpy as np
    from scipy.signal import butter, iirnotch, sosfilt, sosfilt_zi, tf2sos
except ImportError:
    raise SystemExit("SciPy is not here: apt-get install python3-scipy")

BUILT = os.environ.get("EBB_BENCH_BUILD", str(pathlib.Path(__file__).resolve().parents[1] / "build/native/bin"))
SAMPLES, CHUNK, ROUNDS = 1_800_000, 20, 5
x = 10 * np.random.default_rng(1).standard_normal(SAMPLES)
sos = np.vstack([butter(4, [20, 450], "bandpass", fs=2000, output="sos"), tf2sos(*iirnotch(50, 30, fs=2000))])


def whole():
    y = sosfilt(sos, x)
    total = np.concatenate([[0], np.cumsum(y * y)])
    return np.sqrt((total[200:] - total[:-200]) / 200)


def chunks(count=20_000):
    state = sosfilt_zi(sos) * 0
    for i in range(count):
        _, state = sosfilt(sos, x[i * CHUNK:i * CHUNK + CHUNK], zi=state)


def seconds(work):
    began = time.process_time()
    work()
    return time.process_time() - began


def ours(block):
    """Seconds for all samples, the best of five."""
    done = subprocess.run([f"{BUILT}/native_side", "chain", str(block), "1"], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[1]) / 1000


def compare(name, ebb, scipy, unit, ratio):
    print(f"{name}_ebb {ebb:.2f} {unit}\n{name}_scipy {scipy:.2f} {unit}\n{name}_ebb_is_faster {ratio:.1f} times", flush=True)


a, b = ours(4096), min(seconds(whole) for _ in range(ROUNDS))
compare("chain_whole", SAMPLES / a / 1e6, SAMPLES / b / 1e6, "MS/s", b / a)
a, b = ours(CHUNK) / (SAMPLES / CHUNK) * 1e6, min(seconds(chunks) for _ in range(ROUNDS)) / 20_000 * 1e6
compare("chain_10ms_chunk", a, b, "us/chunk", b / a)
