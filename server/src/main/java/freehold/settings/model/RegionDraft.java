package freehold.settings.model;

import freehold.kernel.Problem.Fault;
import freehold.settings.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A region as a request describes it. */
public record RegionDraft(Optional<String> id, Optional<String> name, List<String> countries, List<LinkDraft> links) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1," + Limits.ID + "}");
    private static final Pattern LANGUAGE = Pattern.compile("default|[a-z]{2,3}([-_][A-Za-z]{2,4})?");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public RegionDraft {
        countries = List.copyOf(countries);
        links = List.copyOf(links);
    }

    /** A link as a request describes it. */
    public record LinkDraft(
            Optional<String> id, Optional<String> type, Optional<Integer> sorting, Map<String, TextDraft> languages) {
        public LinkDraft {
            languages = new TreeMap<>(languages);
        }
    }

    /** What a link says in one language. */
    public record TextDraft(Optional<String> name, Optional<String> value) {}

    /**
     * The region as it shall be.
     *
     * @param place in the body, as a JSON pointer
     * @param faults gets all that is wrong with it; what is returned then is of no use
     */
    public Region checked(String place, List<Fault> faults) {
        if (id.filter(text -> !ID.matcher(text).matches()).isPresent()) {
            faults.add(new Fault(
                    place + "/regionId", "must have 1 to " + Limits.ID + " letters, digits, hyphens or underscores"));
        }
        String checkedName = text(place + "/regionName", name, faults);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < countries.size(); i++) {
            if (!COUNTRIES.contains(countries.get(i)) || !seen.add(countries.get(i))) {
                faults.add(new Fault(
                        place + "/regionCountries/" + i,
                        "must be a country code of ISO 3166, two capital letters, and stand there once"));
            }
        }
        if (links.size() > Limits.LINKS_PER_REGION) {
            faults.add(new Fault(place + "/links", "may be " + Limits.LINKS_PER_REGION + " at most"));
        }
        List<Link> checkedLinks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < links.size(); i++) {
            Link link = checked(links.get(i), place + "/links/" + i, faults);
            checkedLinks.add(link);
            if (!ids.add(link.id())) {
                faults.add(new Fault(place + "/links/" + i + "/id", "is the id of another link of the region"));
            }
        }
        return new Region(id.orElse(""), checkedName, countries, checkedLinks, 1);
    }

    private static Link checked(LinkDraft link, String place, List<Fault> faults) {
        String id = text(place + "/id", link.id(), faults);
        Optional<Link.Type> type = link.type().flatMap(Link.Type::of);
        if (type.isEmpty()) {
            faults.add(new Fault(place + "/type", "must be www, phone or mail"));
        }
        if (link.languages().isEmpty() || link.languages().size() > Limits.LANGUAGES_PER_LINK) {
            faults.add(new Fault(
                    place + "/languages", "must be 1 to " + Limits.LANGUAGES_PER_LINK + ", such as default or de"));
        }
        Map<String, Link.Text> texts = new TreeMap<>();
        link.languages().forEach((language, draft) -> {
            String at = place + "/languages/" + language.replace("~", "~0").replace("/", "~1");
            if (!LANGUAGE.matcher(language).matches()) {
                faults.add(new Fault(at, "must be default or a language, such as de or pt-BR"));
            }
            String name = text(at + "/name", draft.name(), faults);
            String value = draft.value().map(String::strip).orElse("");
            if (value.length() > Limits.LINK_VALUE
                    || type.filter(known -> !known.fits(value)).isPresent()) {
                faults.add(new Fault(
                        at + "/value",
                        "must be " + type.map(Link.Type::what).orElse("there") + " of at most " + Limits.LINK_VALUE
                                + " characters"));
            }
            texts.put(language, new Link.Text(name, value));
        });
        return new Link(id, type.orElse(Link.Type.WWW), link.sorting(), texts);
    }

    private static String text(String pointer, Optional<String> value, List<Fault> faults) {
        String text = value.map(String::strip).orElse("");
        if (text.isEmpty() || text.length() > Limits.NAME) {
            faults.add(new Fault(pointer, "must have 1 to " + Limits.NAME + " characters"));
        }
        return text;
    }
}
