// Le numéro de carte va du navigateur au prestataire de paiement, qui rend un jeton. La boutique ne reçoit que le jeton :
// le champ du numéro n’a pas de nom, le formulaire ne l’envoie donc pas.
(function () {
  const formulaire = document.querySelector('form[data-paiement]');
  if (!formulaire) return;
  formulaire.addEventListener('submit', async function (evenement) {
    const jeton = formulaire.querySelector('[data-jeton]');
    if (jeton.value) return;
    evenement.preventDefault();
    const numero = formulaire.querySelector('[data-numero]');
    const corps = new FormData();
    corps.append('numero', numero.value);
    const reponse = await fetch(formulaire.dataset.paiement, { method: 'POST', body: corps });
    if (!reponse.ok) {
      formulaire.querySelector('[data-erreur]').hidden = false;
      return;
    }
    jeton.value = (await reponse.json()).jeton;
    numero.value = '';
    formulaire.submit();
  });
})();
