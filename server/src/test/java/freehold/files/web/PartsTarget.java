package freehold.files.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import freehold.files.model.FilePath;
import freehold.files.web.Download.Stretch;
import freehold.files.web.Download.Wish;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import org.springframework.mock.web.MockHttpServletRequest;

/** What a request says of a part of a file: a range within the file, a number, an etag, a time; or it is refused. */
public final class PartsTarget {
    private PartsTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        long size = input.consumeLong(0, 1L << 40);
        long etag = input.consumeLong(0, 9);
        range(
                size,
                etag,
                new Wish(true, input.consumeString(60), input.consumeBoolean() ? input.consumeString(8) : null));
        taken(() -> InParts.number(input.consumeString(12)));
        taken(() -> IfMatch.require(input.consumeString(24)));
        taken(() -> headers(input.consumeRemainingAsString()));
    }

    private static void range(long size, long etag, Wish wish) {
        Stretch stretch = Stretch.of(size, etag, wish);
        boolean behind = stretch.partial() && stretch.from() >= size;
        boolean within = stretch.from() >= 0 && stretch.from() <= stretch.end() && stretch.end() <= size;
        if (!behind && !within) {
            throw new IllegalStateException(stretch + " of " + size);
        }
    }

    private static Object headers(String text) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        for (String name : new String[] {"timestamp", "type", "description"}) {
            request.addHeader(name, text);
        }
        FilePath.fault(text);
        return UploadHeaders.read(request);
    }

    private interface Parser {
        Object parse();
    }

    private static void taken(Parser parser) {
        try {
            parser.parse();
        } catch (ProblemException refused) {
            // in words
        }
    }
}
