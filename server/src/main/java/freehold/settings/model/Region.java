package freehold.settings.model;

import java.util.List;

/**
 * Provider information for some countries.
 *
 * @param countries ISO 3166 alpha-2; none is everywhere
 */
public record Region(String id, String name, List<String> countries, List<Link> links, long etag) {
    public Region {
        countries = List.copyOf(countries);
        links = List.copyOf(links);
    }

    public boolean covers(String country) {
        return countries.isEmpty() || countries.contains(country);
    }
}
