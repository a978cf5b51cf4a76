package freehold.events.web;

/** A HAL link. */
record EventLink(String href) {}
