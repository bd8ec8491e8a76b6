"""Properties that hold for any input: nothing crashes, nothing hangs, nothing comes out unescaped or altered."""
