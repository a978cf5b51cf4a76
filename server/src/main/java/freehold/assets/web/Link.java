package freehold.assets.web;

/** A HAL link. */
record Link(String href) {}
