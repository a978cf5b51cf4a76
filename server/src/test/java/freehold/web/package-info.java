@NullMarked
package freehold.web;

import org.jspecify.annotations.NullMarked;
