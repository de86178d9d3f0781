SELECT said.*, trade.currency, trade.value, trade.consistency, trade.n_stories, trade.reference_value, trade.reference_source,
       coalesce(ours.name, our_bloc.name, said.reporter) AS reporter_name,
       coalesce(theirs.name, their_bloc.name, said.partner) AS partner_name,
       figures.value AS claimed, figures.value_min AS claimed_min, figures.value_max AS claimed_max, figures.bound, figures.status,
       figures.stance, figures.attributed_to, figures.confidence, figures.document_id, figures.sentence,
       documents.source_name AS outlet, documents.title, documents.url, documents.published_on, documents.story_id
FROM trade_figure_claims AS said
JOIN trade_figures AS trade USING (trade_figure_id)
JOIN figures USING (figure_id)
JOIN documents USING (document_id)
LEFT JOIN countries AS ours ON ours.iso3 = said.reporter
LEFT JOIN blocs AS our_bloc ON our_bloc.bloc = said.reporter
LEFT JOIN countries AS theirs ON theirs.iso3 = said.partner
LEFT JOIN blocs AS their_bloc ON their_bloc.bloc = said.partner
