-- Whether anything was recorded under the edit of this transaction.
select exists (select from interaction.activity where edit_id = (select interaction.current_edit_id())) as has_changes;
