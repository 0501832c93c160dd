using System.Globalization;

namespace Gdpr;

/// <summary>A place in the structure of the file, written out only where a problem names it.</summary>
internal sealed class PolicyPath
{
    public static readonly PolicyPath Root = new(null, "", -1);

    private readonly PolicyPath? _parent;
    private readonly string _name;
    private readonly int _item;

    private PolicyPath(PolicyPath? parent, string name, int item)
    {
        _parent = parent;
        _name = name;
        _item = item;
    }

    public PolicyPath Member(string name) => new(this, name, -1);

    public PolicyPath Item(int item) => new(this, "", item);

    /// <summary><c>purposes.billing.data['contact.email']</c>, <c>roles.clerk.grants[0].purposes[1]</c>.</summary>
    public override string ToString()
    {
        if (_parent is null)
        {
            return "";
        }

        var above = _parent.ToString();
        return _item >= 0 ? above + "[" + _item.ToString(CultureInfo.InvariantCulture) + "]"
            : _name.IndexOfAny(['.', ' ', ':', '[', '\'', '\n', '\r']) >= 0 ? above + "['" + _name + "']"
            : above.Length == 0 ? _name
            : above + "." + _name;
    }
}
