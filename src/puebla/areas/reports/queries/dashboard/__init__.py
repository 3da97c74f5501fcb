"""What a dashboard draws: one file a subject, each within what its reader may read (A5), each roll-up with its n of m (F7)."""
