#!/usr/bin/python3
"""SciPy on the work of signal_bench: eight-pole band-pass, one notch, running RMS of 100 ms, at 2 kHz, doubles, one channel."""
import time

try:
    import numpy as np
    from scipy.signal import butter, iirnotch, sosfilt, sosfilt_zi, tf2sos
except ImportError:
    raise SystemExit("SciPy is not here: apt-get install python3-scipy")

x = 10 * np.random.default_rng(1).standard_normal(1_800_000)
sos = np.vstack([butter(4, [20, 450], "bandpass", fs=2000, output="sos"), tf2sos(*iirnotch(50, 30, fs=2000))])


def chain():
    y = sosfilt(sos, x)
    total = np.concatenate([[0], np.cumsum(y * y)])
    return np.sqrt((total[200:] - total[:-200]) / 200)


best = min((lambda t: (chain(), time.process_time() - t)[1])(time.process_time()) for _ in range(3))
print(f"scipy_chain_one_notch {len(x) / best / 1e6:.1f} MS/s")

state, chunks = sosfilt_zi(sos) * 0, 2000
began = time.process_time()
for i in range(chunks):
    y, state = sosfilt(sos, x[i * 20:i * 20 + 20], zi=state)
print(f"scipy_10ms_chunk {(time.process_time() - began) / chunks * 1e6:.2f} us/chunk")
