package freehold.bench.access;

/** May the user read the asset? */
record Question(int user, int asset) {}
