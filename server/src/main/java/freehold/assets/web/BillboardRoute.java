package freehold.assets.web;

import freehold.identity.Caller;
import freehold.kernel.http.Link;
import freehold.kernel.http.Open;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(Hrefs.ROOT)
@Tag(name = "Assets")
class BillboardRoute {
    private final Hrefs hrefs;

    BillboardRoute(Hrefs hrefs) {
        this.hrefs = hrefs;
    }

    /** Where to find what. */
    record Billboard(Link self, Link aspectTypes, Link assetTypes, Link assets, Link files) {}

    @Open(value = "addresses only", signedIn = true)
    @GetMapping({"", "/"})
    @Operation(summary = "List the collections of Asset Management")
    Billboard read(Caller caller) {
        return new Billboard(
                hrefs.of("/"),
                hrefs.of("/aspecttypes"),
                hrefs.of("/assettypes"),
                hrefs.of("/assets"),
                hrefs.of("/files"));
    }
}
