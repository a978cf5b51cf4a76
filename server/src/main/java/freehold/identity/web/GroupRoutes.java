package freehold.identity.web;

import freehold.identity.Caller;
import freehold.identity.usecase.KeepGroups;
import freehold.identity.usecase.ReadGroups;
import freehold.identity.web.GroupView.MemberView;
import freehold.identity.web.GroupWish.MemberWish;
import freehold.kernel.http.Open;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A tenant's user groups and roles, in the wire format of Identity Management: roles are groups. */
@RestController
@RequestMapping("/api/identitymanagement/v3/Groups")
class GroupRoutes {
    private static final String WHY = UserRoutes.WHY;
    private static final String GROUP = "7a1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f";

    private final ReadGroups read;
    private final KeepGroups keep;

    GroupRoutes(ReadGroups read, KeepGroups keep) {
        this.read = read;
        this.keep = keep;
    }

    @Operation(summary = "The tenant's user groups and roles, the built-in roles among them")
    @GetMapping
    @Open(value = WHY, signedIn = true)
    ScimPage<GroupView> list(Caller caller, @ParameterObject ScimQuery query) {
        return query.answer(
                read.all(caller.requireTenantAdministrator()).stream(),
                GroupView.ATTRIBUTES,
                page -> page.stream().map(group -> GroupView.from(group, query)).toList());
    }

    @Operation(summary = "Make a user group (mdsp_usergroup:…) or a custom role (mdsp_customrole:…)")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Open(value = WHY, signedIn = true)
    GroupView create(Caller caller, @RequestBody GroupWish wish) {
        return GroupView.from(keep.create(
                caller.requireTenantAdministrator(),
                wish.label(),
                wish.wantedMembers().orElse(List.of())));
    }

    @Operation(summary = "One user group or role")
    @GetMapping("/{groupId}")
    @Open(value = WHY, signedIn = true)
    GroupView read(Caller caller, @Parameter(example = GROUP) @PathVariable String groupId) {
        return GroupView.from(read.one(caller.requireTenantAdministrator(), groupId));
    }

    @Operation(summary = "Change a user group or custom role; what the body leaves out stays as it is")
    @PutMapping(path = "/{groupId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Open(value = WHY, signedIn = true)
    GroupView change(
            Caller caller, @Parameter(example = GROUP) @PathVariable String groupId, @RequestBody GroupWish wish) {
        wish.requireSame(groupId);
        return GroupView.from(
                keep.change(caller.requireTenantAdministrator(), groupId, wish::onto, wish.wantedMembers()));
    }

    @Operation(summary = "Delete a user group or custom role; answers with what it was")
    @DeleteMapping("/{groupId}")
    @Open(value = WHY, signedIn = true)
    GroupView delete(Caller caller, @Parameter(example = GROUP) @PathVariable String groupId) {
        return GroupView.from(keep.delete(caller.requireTenantAdministrator(), groupId));
    }

    @Operation(summary = "Who is in a user group, or holds a role: users and groups")
    @GetMapping("/{groupId}/members")
    @Open(value = WHY, signedIn = true)
    List<MemberView> members(Caller caller, @Parameter(example = GROUP) @PathVariable String groupId) {
        return keep.members(caller.requireTenantAdministrator(), groupId).stream()
                .map(MemberView::from)
                .toList();
    }

    @Operation(summary = "Put a user or group into a group, or give it a role")
    @PostMapping(path = "/{groupId}/members", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Open(value = WHY, signedIn = true)
    MemberView add(
            Caller caller, @Parameter(example = GROUP) @PathVariable String groupId, @RequestBody MemberWish wish) {
        return MemberView.from(keep.add(caller.requireTenantAdministrator(), groupId, wish.wanted()));
    }

    @Operation(summary = "Take a user or group out of a group, or a role away; answers with who it was")
    @DeleteMapping("/{groupId}/members/{memberId}")
    @Open(value = WHY, signedIn = true)
    MemberView remove(
            Caller caller,
            @Parameter(example = GROUP) @PathVariable String groupId,
            @Parameter(example = UserRoutes.USER) @PathVariable String memberId) {
        return MemberView.from(keep.remove(caller.requireTenantAdministrator(), groupId, memberId));
    }
}
