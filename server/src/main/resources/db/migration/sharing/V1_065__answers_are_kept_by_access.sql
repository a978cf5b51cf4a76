-- Other modules answer repeated requests the same way: the table moves with its rows, walls and grants.
alter table sharing.answer set schema access;
grant update (answer) on access.answer to freehold_app;
