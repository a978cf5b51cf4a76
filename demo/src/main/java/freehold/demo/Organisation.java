package freehold.demo;

/** A tenant of the demo world. */
record Organisation(String id, String sharingId, Gateway gateway) {}
