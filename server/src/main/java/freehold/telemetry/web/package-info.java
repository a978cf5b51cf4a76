/** IoT Time Series v3 on the wire: records as JSON, and links from page to page. */
@NullMarked
package freehold.telemetry.web;

import org.jspecify.annotations.NullMarked;
