-- The kind of each duty decides form and effect. Duties of earlier plans have the drawn codes.
alter table duty add kind text not null default 'GENERAL';
update duty set kind = case regexp_replace(code, '-[0-9]+$', '')
    when 'IssueLetter' then 'ISSUE'
    when 'RegisterSites' then 'REGISTER'
    when 'AmendRegistration' then 'AMEND'
    when 'CorrectRegistration' then 'CORRECT'
    when 'AcknowledgeSitesByPeoplesCommittee' then 'ACKNOWLEDGE'
    when 'AcknowledgeSitesByTelecom' then 'ACKNOWLEDGE'
    when 'AcknowledgePlacesByPower' then 'ACKNOWLEDGE'
    when 'AcknowledgeNumbersByPartyOffice' then 'ACKNOWLEDGE'
    when 'PrepareProvinceSite' then 'PREPARE_SITE'
    when 'PreparePoliceSite' then 'PREPARE_SITE'
    when 'PrepareHall' then 'PREPARE_SITE'
    when 'CoordinateConditions' then 'COORDINATE'
    when 'SignUnitReadiness' then 'SIGN'
    when 'ConnectLines' then 'CONNECT'
    when 'KeepLinesStable' then 'CONNECT'
    when 'KeepPowerStable' then 'POWER'
    when 'AssignCentreTechnicians' then 'TECHNICIANS'
    when 'AssignTelecomTechnicians' then 'TECHNICIANS'
    when 'InviteUnitDelegates' then 'INVITE'
    when 'InviteCentralDelegates' then 'INVITE'
    when 'InviteAwardees' then 'INVITE'
    when 'InvitePoliceDelegates' then 'INVITE'
    when 'InviteMilitaryDelegates' then 'INVITE'
    when 'InviteBorderGuardDelegates' then 'INVITE'
    when 'PrepareReports' then 'REPORT'
    when 'PrepareSpeech' then 'SPEECH'
    when 'AssignNewspaperReporters' then 'REPORTERS'
    when 'AssignBroadcastReporters' then 'REPORTERS'
    when 'AssignUnitReporters' then 'REPORTERS'
    when 'CoverByNewspaper' then 'COVER'
    when 'CoverByBroadcast' then 'COVER'
    when 'PrepareAwards' then 'AWARDS'
    when 'RunAwards' then 'AWARDS'
    when 'TestLines' then 'TEST'
    when 'RepairLines' then 'REPAIR'
    when 'DecideReadiness' then 'DECIDE'
    when 'DecidePostponement' then 'DECIDE'
    when 'TakeRollCall' then 'ROLL_CALL'
    when 'CloseConference' then 'CLOSE'
    when 'HandleIncident' then 'INCIDENT'
    when 'ExtraDuty' then 'EXTRA'
    else 'GENERAL'
  end;

-- Each unit has such a duty of its own, which nobody else can take over.
alter table duty add of_unit boolean not null default false;
update duty set of_unit = code in ('RegisterSites', 'AmendRegistration', 'PrepareHall', 'InviteUnitDelegates',
  'AssignUnitReporters', 'SignUnitReadiness', 'PrepareSpeech') or code like 'CorrectRegistration-%';

-- What the agency confirms one by one, and the file that proves the duty done.
alter table duty add ticks text[] not null default '{}';
alter table duty add proof text not null default 'NONE' check (proof in ('NONE', 'PHOTO', 'SCAN'));

-- A letter may ask for no line test or no registration. The dates then follow the start.
alter table conference add has_line_test boolean not null default true;
alter table conference add has_registration boolean not null default true;
