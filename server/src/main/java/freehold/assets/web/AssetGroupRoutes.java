package freehold.assets.web;

import freehold.access.RepeatKey;
import freehold.assets.model.AssetGroup;
import freehold.assets.usecase.KeepAssetGroups;
import freehold.assets.usecase.ReadAssetGroups;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Named sets of one's own assets. */
@RestController
@RequestMapping("/api/assets/v1/groups")
@Tag(name = "Groups of assets")
class AssetGroupRoutes {
    private static final String EXAMPLE_ID = "7d1e9a40-52c3-4b8a-8f1e-6c0d2b9a4e37";
    private static final String EXAMPLE_ASSET = "0123456789abcdef0123456789abcdef";

    private final ReadAssetGroups read;
    private final KeepAssetGroups keep;

    AssetGroupRoutes(ReadAssetGroups read, KeepAssetGroups keep) {
        this.read = read;
        this.keep = keep;
    }

    @NoUnknownFields
    record GroupBody(
            @Schema(example = "Presses due for service") @Nullable
            String name,

            @Nullable String description,
            @Nullable List<@Nullable MemberBody> members) {
        AssetGroup.Draft draft() {
            if (name == null) {
                throw ProblemException.invalid("/name", "is missing");
            }
            return new AssetGroup.Draft(
                    name,
                    Optional.ofNullable(description),
                    members == null
                            ? List.of()
                            : members.stream().map(GroupBody::id).toList());
        }

        private static String id(@Nullable MemberBody member) {
            if (member == null || member.assetId() == null) {
                throw ProblemException.invalid("/members", "each member needs an assetId");
            }
            return member.assetId();
        }
    }

    @NoUnknownFields
    record MemberBody(
            @Schema(example = EXAMPLE_ASSET) @Nullable String assetId) {}

    record MemberView(String assetId, String name) {}

    record GroupView(String id, String name, @Nullable String description, List<MemberView> members, long etag) {
        static GroupView from(AssetGroup group) {
            return new GroupView(
                    group.id().toString(),
                    group.name(),
                    group.description().orElse(null),
                    group.members().stream()
                            .map(member -> new MemberView(member.id().value(), member.name()))
                            .toList(),
                    group.etag());
        }
    }

    @Reads
    @GetMapping
    @Operation(
            summary = "Groups of assets, by name",
            description = "Who is confined to a subtenant sees the groups with an asset of theirs, and of them no"
                    + " other assets. An asset in the bin is in no group.")
    Page<GroupView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        Page<AssetGroup> found = read.list(caller, PageWish.of(page, size));
        return new Page<>(found.items().stream().map(GroupView::from).toList(), found.page());
    }

    @Reads
    @GetMapping("/{groupId}")
    @Operation(summary = "One group of assets")
    ResponseEntity<GroupView> one(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String groupId) {
        return answer(read.read(caller, groupId));
    }

    @Requires(Right.EDIT_ASSETS_IN_TENANT)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a group of assets",
            description = "Of one's own assets only. Up to 200 groups of up to 1,000 assets each.")
    @DescribesRepeat
    GroupView create(
            Caller caller,
            @RequestBody GroupBody body,
            @Parameter(hidden = true) @RequestHeader(name = RepeatKey.HEADER, required = false) @Nullable String key) {
        return GroupView.from(keep.create(caller, body.draft(), RepeatKey.of(key, "groups", body)));
    }

    @Requires(Right.EDIT_ASSETS_IN_TENANT)
    @PutMapping("/{groupId}")
    @Operation(summary = "Replace a group: its name, description and members")
    ResponseEntity<GroupView> put(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String groupId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody GroupBody body) {
        return answer(keep.put(caller, groupId, IfMatch.require(ifMatch), body.draft()));
    }

    @Requires(Right.EDIT_ASSETS_IN_TENANT)
    @DeleteMapping("/{groupId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a group; its assets stay")
    void delete(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String groupId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        keep.delete(caller, groupId, IfMatch.require(ifMatch));
    }

    private static ResponseEntity<GroupView> answer(AssetGroup group) {
        return Etagged.written(GroupView.from(group), group.etag(), false);
    }
}
