-- Why a target was revised; empty for the first one of an indicator and for what was adopted before reasons were asked for.
alter table target add column reason text not null default '';
