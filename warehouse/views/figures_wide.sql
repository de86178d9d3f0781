-- A code that is no country is a bloc's.
SELECT figures.*, documents.* EXCLUDE (document_id), documents.source_name AS outlet,
       coalesce(units.name, figures.unit) AS unit_name,
       coalesce(ours.name, our_bloc.name, figures.reporter) AS reporter_name,
       coalesce(theirs.name, their_bloc.name, figures.partner) AS partner_name
FROM figures
JOIN documents USING (document_id)
LEFT JOIN units ON units.unit = figures.unit
LEFT JOIN countries AS ours ON ours.iso3 = figures.reporter
LEFT JOIN blocs AS our_bloc ON our_bloc.bloc = figures.reporter
LEFT JOIN countries AS theirs ON theirs.iso3 = figures.partner
LEFT JOIN blocs AS their_bloc ON their_bloc.bloc = figures.partner
